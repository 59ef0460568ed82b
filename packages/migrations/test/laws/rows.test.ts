import { expect, test } from 'vitest'

import { StatementError } from '../../src/errors.ts'
import type { Column } from '../../src/kinds/column.ts'
import { isSame } from '../../src/plan/diff.ts'
import { quoteName, quoteQualified } from '../../src/sql/quote.ts'
import { keyOfColumn } from '../support/arbitraries/column.ts'
import type { Pair } from '../support/arbitraries/schemas.ts'
import { holds } from '../support/law.ts'
import { lawPatience, lawRuns, lawVersion } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import { journey, nothing, type Playground } from '../support/schema-playground.ts'

const runs = lawRuns(40)

test(
  `rows keep every value that no plan is about, or the plan fails over them (${runs} pairs, seed ${lawSeed})`,
  () => holds(keepRows, { version: lawVersion(18), runs }),
  lawPatience(600_000),
)

async function keepRows(playground: Playground, { before, after }: Pair): Promise<void> {
  const first = journey(playground, nothing, before)
  const live = await first.there()
  await insertRows(playground, before.table)
  const kept = live.column.filter((column) =>
    after.column.some((other) => keyOfColumn(other) === keyOfColumn(column) && isSame(column, other)),
  )
  const values = await valuesIn(playground, kept)
  const second = journey(playground, live, after)
  if (await failsOverRows(second.there())) return empty(playground)
  expect(await valuesIn(playground, kept)).toEqual(values)
  if (await failsOverRows(second.back())) return empty(playground)
  expect(await valuesIn(playground, kept)).toEqual(values)
  await first.back()
}

/** Three rows with what the columns give by themselves; none where a table demands more. */
async function insertRows({ database }: Playground, tables: Pair['before']['table']): Promise<void> {
  for (const { namespace, name } of tables) {
    const sql = `insert into ${quoteQualified(namespace, name)} select from generate_series(1, 3)`
    await database.run(sql).catch(() => undefined)
  }
}

async function valuesIn({ database }: Playground, columns: readonly Column[]): Promise<readonly (string | null)[]> {
  const queries = columns.map(({ namespace, table, name }) => {
    const text = `${quoteName(name)}::text`
    return `select count(*) || coalesce(string_agg(${text}, ' ' order by ${text}), '') as found from ${quoteQualified(namespace, table)}`
  })
  const found: (string | null)[] = []
  for (const query of queries) found.push((await database.query(query))[0]?.found ?? null)
  return found
}

/** Values that do not fit the new type, or break a constraint, are said by PostgreSQL, and nothing has happened. */
async function failsOverRows(running: Promise<unknown>): Promise<boolean> {
  try {
    await running
    return false
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null
    if (cause instanceof StatementError && /^2[23]/.test(cause.sqlState ?? '')) return true
    throw error
  }
}

/** What a failed plan leaves is in the way of the next pair. */
async function empty({ database }: Playground): Promise<void> {
  const namespaces = await database.query(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  )
  for (const { name } of namespaces) await database.run(`drop schema ${quoteName(String(name))} cascade`)
  await database.run('drop extension if exists citext, hstore, btree_gist cascade; create schema public')
}
