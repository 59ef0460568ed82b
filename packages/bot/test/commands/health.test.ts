import { beforeAll, expect, test } from 'vitest'

import { ownHead } from '../support/revisions.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})

test('everybody sees how the bot is, which revision it has and what is pending', async () => {
  const reply = await stage.member('ada').slash('health now').reply()
  expect(reply.ephemeral).toBe(true)
  expect(reply.text).toContain('All is well.')
  expect(reply.text).toContain(ownHead)
  expect(reply.text).toContain('Pending\n0')
  expect(reply.text).not.toContain('Memory')
})
