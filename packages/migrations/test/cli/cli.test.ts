import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'vitest'

import { played } from './story.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const stories = readdirSync(here).filter((name) => name.endsWith('.md'))

test.for(stories)('%s tells what the commands do', { timeout: 120_000 }, async (name, { expect }) => {
  const file = here + name
  await expect(await played(readFileSync(file, 'utf8'))).toMatchFileSnapshot(file)
})
