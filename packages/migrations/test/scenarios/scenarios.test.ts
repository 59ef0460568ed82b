import { describe, expect, test } from 'vitest'

import type { PostgresVersion } from '../support/postgres-server.ts'
import { play } from './play.ts'
import { readCases } from './read-cases.ts'

const version = Number(process.env.RETORT_SCENARIOS_VERSION ?? 18) as PostgresVersion
/** Every how many-th case is proven by `verify`. */
const share = Number(process.env.RETORT_SCENARIOS_VERIFIED ?? 8)
const cases = await readCases()

describe.concurrent('scenario', () => {
  for (const [place, { name, scenario }] of cases.entries()) {
    const solved = scenario.unsolved === undefined ? test : test.fails
    const run = (scenario.since ?? 0) > version ? test.skip : solved
    run(`${name}: ${scenario.about}`, () => play(scenario, { version, isVerified: place % share === 0 }))
  }
})

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(180)
})
