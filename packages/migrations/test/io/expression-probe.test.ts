import { expect, test } from 'vitest'

import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { normalise } from '../../src/io/normalise.ts'
import { probesOf, sideOf } from '../../src/kinds/expression-probe.ts'
import type { Key } from '../../src/model/key.ts'
import type { Schema } from '../../src/model/schema.ts'
import { diff } from '../../src/plan/diff.ts'
import { freshDatabase } from '../support/postgres.ts'

/** What is left of a difference when the checks of a database are declared in other words. */
async function differing(sql: string, words: Readonly<Record<string, string>>): Promise<readonly Key[]> {
  const { url, query } = await freshDatabase()
  await query(sql)
  const database = await connect({ url }, 'test')
  try {
    const { schema: live } = await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
    const constraint = live.constraint.map((each) =>
      each.type === 'check' ? { ...each, expression: words[each.name] ?? each.expression } : each,
    )
    const { declared } = await normalise(database, { live, declared: { ...live, constraint }, namespace: 'public' })
    return diff(live, declared).map(({ key }) => key)
  } finally {
    await database.close()
  }
}

test('a column of two types in two tables is read as each table has it', async () => {
  const sql = `
    create table bill (amount numeric, constraint bill_sum check (amount >= 0));
    create table count (amount integer, constraint count_sum check (amount >= 0));
    create table word (amount text, constraint word_sum check (amount >= '0'));`
  const words = { bill_sum: 'amount>=0', count_sum: 'amount>=0', word_sum: `amount>='0'` }
  expect(await differing(sql, words)).toEqual([])
})

test('an expression sees the columns of its own table only', async () => {
  const sql = `
    create table bill (amount integer, paid integer, constraint bill_sum check (amount >= 0 and paid >= 0));
    create table count (amount integer, constraint count_sum check (amount >= 0));`
  const words = { bill_sum: 'amount>=0 and paid>=0', count_sum: 'amount >= 0 and paid >= 0' }
  expect(await differing(sql, words)).toEqual(['constraint:count.count_sum'])
})

test('names that are quoted, capital or written as code points are found in expressions', async () => {
  const sql = `
    create table "Bill" ("a""b" integer, "Größe" integer, data integer,
      constraint quoted check ("a""b" >= 0), constraint capital check ("Größe" >= 0), constraint points check (data >= 0));`
  const words = { quoted: '"a""b">=0', capital: '"Größe">=0', points: 'U&"d\\0061t\\+000061" >= 0' }
  expect(await differing(sql, words)).toEqual([])
})

const column = { namespace: null, name: 'amount', type: 'numeric', collation: null } as Schema['column'][number]

test.each([2, 500])('what %i tables have in common is stored once', (tables) => {
  const names = Array.from({ length: tables }, (_, index) => `bill_${index}`)
  const side = sideOf({ column: names.map((table) => ({ ...column, table })) } as unknown as Schema)
  const sided = names.map((name) => ({
    side,
    expression: {
      place: 'check' as const,
      text: 'amount >= 0',
      table: `table:${name}` as Key,
      column: null,
      indexing: null,
    },
  }))
  const { make, prints } = probesOf(sided, { round: 1, namespace: 'public' })
  expect(make.filter((sql) => sql.startsWith('create'))).toEqual([
    'create table pg_temp.retort_1_0 ("amount" numeric, constraint retort_1_0_0 check (amount >= 0))',
  ])
  expect(new Set(prints).size).toBe(1)
})
