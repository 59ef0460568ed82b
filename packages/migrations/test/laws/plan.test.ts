import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { plan } from '../../src/plan/plan.ts'
import { type Pair, pairs } from '../support/arbitraries/schemas.ts'
import { lawRuns, lawSeed, shrinkingBriefly } from '../support/law-parameters.ts'
import { journey, missing, nothing, openPlayground, type Playground } from '../support/schema-playground.ts'

const workers = [0, 1]
const runs = lawRuns(110)

/** From nothing to the first schema, to the second, back to the first, and back to nothing. */
async function travel(playground: Playground, { before, after }: Pair): Promise<void> {
  const first = journey(playground, nothing, before)
  const live = await first.there()
  expect(missing(live, before)).toEqual([])
  const second = journey(playground, live, after)
  const moved = await second.there()
  expect(missing(moved, after)).toEqual([])
  expect(plan(moved, after, playground.serverVersion).steps).toEqual([])
  expect(missing(await second.back(), live)).toEqual([])
  expect(missing(await first.back(), nothing)).toEqual([])
}

describe.concurrent('On PostgreSQL', () => {
  test.each(workers)(
    `plans turn one schema into another and back, down to names and comments (${runs} pairs, seed ${lawSeed}, part %i)`,
    async (worker) => {
      let playground = await openPlayground()
      const law = shrinkingBriefly(async (pair: Pair) => {
        try {
          await travel(playground, pair)
        } catch (error) {
          // What failed in the middle leaves its objects behind.
          await playground.close()
          playground = await openPlayground()
          throw error
        }
      })
      const { serverVersion } = playground
      await fc.assert(fc.asyncProperty(pairs({ serverVersion }), law), { seed: lawSeed + worker, numRuns: runs })
      await playground.close()
    },
    600_000,
  )
})
