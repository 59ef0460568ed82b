import { expect, test } from 'vitest'

import { tableKey } from '../../src/kinds/keys.ts'
import type { Key } from '../../src/model/key.ts'
import type { Schema } from '../../src/model/schema.ts'
import type { Pair } from '../support/arbitraries/schemas.ts'
import { holds } from '../support/law.ts'
import { lawPatience, lawRuns, lawSeed } from '../support/law-parameters.ts'
import { journey, missing, nothing, type Playground } from '../support/schema-playground.ts'

const ordinaryTables = ({ table }: Schema): ReadonlySet<Key> =>
  new Set(
    table.flatMap(({ namespace, name, partitionedBy }) => (partitionedBy === null ? [tableKey(namespace, name)] : [])),
  )

/** To the second schema and back while every table of both is in use. */
async function travel(playground: Playground, { before, after }: Pair): Promise<void> {
  const first = journey(playground, nothing, before)
  const live = await first.there()
  const second = journey(playground, live, after, new Set([...ordinaryTables(live), ...ordinaryTables(after)]))
  expect(missing(await second.there(), after)).toEqual([])
  expect(missing(await second.back(), live)).toEqual([])
  await first.back()
}

test.each([
  [18, 0, lawRuns(20)],
  [13, 1, lawRuns(8)],
] as const)(
  `a database in use gets where any other does, and back, on PostgreSQL %i (part %i, %i pairs, seed ${lawSeed})`,
  (version, worker, runs) => holds(travel, { version, worker, runs }),
  lawPatience(600_000),
)
