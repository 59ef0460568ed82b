import { expect, test } from 'vitest'

import { tableKey } from '../../src/kinds/keys.ts'
import { type Key, nameOf } from '../../src/model/key.ts'
import type { Schema } from '../../src/model/schema.ts'
import { isStrong } from '../../src/model/statement.ts'
import { type BodyStatement, bodiesOf, type Draft } from '../../src/plan/body.ts'
import { claimFrom, type RelationClaim } from '../../src/plan/claim.ts'
import { visibleText } from '../../src/sql/visible-text.ts'
import type { Pair } from '../support/arbitraries/schemas.ts'
import { holds } from '../support/law.ts'
import { lawPatience, lawRuns } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
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
  expect(second.legs.flatMap((leg) => blockingWithoutReason(leg, ordinaryTables(live)))).toEqual([])
  expect(missing(await second.there(), after)).toEqual([])
  expect(missing(await second.back(), live)).toEqual([])
  await first.back()
}

/** What a file says to keep writers out of a table with rows while it works on them, and gives no reason for. */
function blockingWithoutReason(leg: Draft, populated: ReadonlySet<Key>): readonly BodyStatement[] {
  const names = new Set([...populated].map((key) => visibleText(nameOf(key))))
  const isBlocking = ({ relation, mode, rewrites, reads }: RelationClaim): boolean =>
    names.has(relation) && mode !== null && isStrong(mode) && (rewrites || reads)
  const { upgrade, downgrade } = bodiesOf(leg)
  return [...upgrade, ...downgrade]
    .filter((part): part is BodyStatement => 'sql' in part)
    .filter(({ comments }) => comments.some((comment) => claimFrom(comment)?.relations.some(isBlocking)))
    .filter(({ comments }) => !comments.some((comment) => comment.startsWith('not online, because ')))
}

test.each([
  [18, 0, lawRuns(20)],
  [13, 1, lawRuns(8)],
] as const)(
  `a database in use gets where any other does, and back, on PostgreSQL %i (part %i, %i pairs, seed ${lawSeed})`,
  (version, worker, runs) => holds(travel, { version, worker, runs }),
  lawPatience(600_000),
)
