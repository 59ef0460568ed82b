import { describe, expect, test } from 'vitest'

import { lawVersion } from '../support/law-parameters.ts'
import { hasPostgres } from '../support/postgres-server.ts'
import { play } from './play.ts'
import { readCases } from './read-cases.ts'

const version = lawVersion(18)
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

/** A share of the cases; `pnpm matrix` plays all of them on every version. */
describe.runIf(version === 18 && hasPostgres(13)).concurrent('on PostgreSQL 13', () => {
  const solved = cases.filter(({ scenario: { unsolved, since = 0 } }) => unsolved === undefined && since <= 13)
  test.each(solved.filter((_, place) => place % 10 === 3))('$name', ({ scenario }) =>
    play(scenario, { version: 13, isVerified: false }),
  )
})

test('there are cases', () => {
  expect(cases.length).toBeGreaterThanOrEqual(200)
})
