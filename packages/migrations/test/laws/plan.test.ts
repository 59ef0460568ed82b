import { describe, expect, test } from 'vitest'

import { onServer } from '../../src/model/circumstances.ts'
import { plan } from '../../src/plan/plan.ts'
import type { Pair } from '../support/arbitraries/schemas.ts'
import { dumpOf, dumpProblem } from '../support/dump.ts'
import { holds } from '../support/law.ts'
import { lawPatience, lawRuns, lawVersion } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'
import { journey, missing, nothing, openPlayground, type Playground } from '../support/schema-playground.ts'

/** From nothing to the first schema, to the second, back to the first, and back to nothing. */
async function travel(playground: Playground, { before, after }: Pair): Promise<void> {
  const first = journey(playground, nothing, before)
  const live = await first.there()
  expect(missing(live, before)).toEqual([])
  const second = journey(playground, live, after)
  const moved = await second.there()
  expect(missing(moved, after)).toEqual([])
  expect(plan(moved, after, onServer(playground.serverVersion)).steps).toEqual([])
  expect(missing(await second.back(), live)).toEqual([])
  expect(missing(await first.back(), nothing)).toEqual([])
}

const shares: readonly (readonly [version: PostgresVersion, worker: number, runs: number])[] = [
  [lawVersion(18), 0, lawRuns(100)],
  [lawVersion(18), 1, lawRuns(100)],
  [lawVersion(15), 2, lawRuns(10)],
  [lawVersion(13), 3, lawRuns(20)],
]

describe.concurrent('plans turn one schema into another and back, down to names and comments', () => {
  test.each(shares)(
    `on PostgreSQL %i (part %i, %i pairs, seed ${lawSeed})`,
    (version, worker, runs) => holds(travel, { version, worker, runs }),
    lawPatience(600_000),
  )
})

/** A schema that was reached by a plan, beside the same one made from nothing. */
async function compareDumps(playground: Playground, { before, after }: Pair): Promise<void> {
  const twin = await openPlayground(15)
  const [first, direct] = [journey(playground, nothing, before), journey(twin, nothing, after)]
  const second = journey(playground, await first.there(), after)
  await Promise.all([second.there(), direct.there()])
  const [reached, made] = await Promise.all([dumpOf(playground.fresh), dumpOf(twin.fresh)])
  expect(linesOf(reached)).toEqual(linesOf(made))
  await twin.close()
  await second.back()
  await first.back()
}

/** A column that was added stands last, also in statistics; apart from that, pg_dump's order does not depend on how things came about. */
const linesOf = (dump: string): readonly string[] =>
  dump
    .replace(/(?<=^CREATE STATISTICS [^;]* ON )[^;]*(?= FROM )/gm, (columns) => columns.split(', ').sort().join(', '))
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .sort()

const dumps = lawRuns(8)

test.skipIf(dumpProblem() !== null)(
  `pg_dump sees no difference between a schema that was reached and one that was made (${dumps} pairs, seed ${lawSeed})`,
  () => holds(compareDumps, { version: 15, runs: dumps }),
  lawPatience(600_000),
)
