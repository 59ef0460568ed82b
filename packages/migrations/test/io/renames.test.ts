import { DataSource, EntitySchema } from 'typeorm'
import { describe, expect, test } from 'vitest'

import { type AutogenerateOptions, autogenerate } from '../../src/commands/autogenerate.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

interface Wanted {
  readonly name: string
  readonly schema?: string
  readonly columns?: readonly string[]
}

const tableOf = ({ name, schema, columns = ['total'] }: Wanted) =>
  new EntitySchema<Record<string, unknown>>({
    name,
    tableName: name,
    ...(schema === undefined ? {} : { schema }),
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment', primaryKeyConstraintName: 'invoice_pkey' },
      ...Object.fromEntries(columns.map((column) => [column, { type: 'text', nullable: true }] as const)),
    },
  })

const optionsFor = (database: FreshDatabase, wanted: Wanted): AutogenerateOptions => ({
  url: database.url,
  revisions: temporaryFolder(),
  dataSource: async () => new DataSource({ type: 'postgres', entities: [tableOf(wanted)] }),
})

const made = `create table invoice (id serial constraint invoice_pkey primary key, total text);
  create view large_invoice as select id from invoice where length(total) > 3;
  insert into invoice (total) values ('12.50')`

async function withInvoices(): Promise<FreshDatabase> {
  const database = await freshDatabase()
  await database.query(made)
  return database
}

async function run(database: FreshDatabase, body: ReturnType<typeof bodiesOf>['upgrade']): Promise<void> {
  for (const part of body) if ('sql' in part) await database.query(part.sql)
}

test('a table moves into a namespace that is made for it, with its rows and its sequence, and back', async () => {
  const database = await withInvoices()
  const moved = { name: 'bill', schema: 'billing' }
  const found = await autogenerate({ ...optionsFor(database, moved), renames: ['table:invoice=billing.bill'] })
  const [bodies, ...others] = found.drafts.map(bodiesOf)
  expect(others).toEqual([])
  await run(database, bodies?.upgrade ?? [])
  expect(await database.query('insert into billing.bill (total) values (null) returning id')).toEqual([{ id: 2 }])
  expect((await autogenerate(optionsFor(database, moved))).drafts).toEqual([])
  await run(database, bodies?.downgrade ?? [])
  expect(await database.query('select id, total from invoice order by id')).toEqual([
    { id: 1, total: '12.50' },
    { id: 2, total: null },
  ])
  expect(await database.query('select id from large_invoice')).toEqual([{ id: 1 }])
  expect(await database.query(`select from pg_namespace where nspname = 'billing'`)).toEqual([])
})

test('a person is asked for one after another, and a yes leaves nothing to be dropped', async () => {
  const database = await withInvoices()
  const asked: string[] = []
  const found = await autogenerate({
    ...optionsFor(database, { name: 'bill', columns: ['amount'] }),
    includeUnmanaged: true,
    allowDrop: true,
    async confirmRename({ word, from, to }) {
      asked.push(`${word}:${from}=${to}`)
      return true
    },
  })
  expect(asked).toEqual(['table:invoice=bill', 'column:bill.total=amount'])
  expect(found.comparison.renames.steps.map(({ upgrade: { sql } }) => sql)).toEqual([
    'ALTER TABLE "invoice" RENAME TO "bill"',
    'ALTER TABLE "bill" RENAME COLUMN "total" TO "amount"',
  ])
})

test('a no is not asked for again, and leaves the drop to be agreed to', async () => {
  const database = await withInvoices()
  const asked: string[] = []
  const answering = autogenerate({
    ...optionsFor(database, { name: 'invoice', columns: ['amount'] }),
    includeUnmanaged: true,
    async confirmRename({ word, from, to }) {
      asked.push(`${word}:${from}=${to}`)
      return false
    },
  })
  await expect(answering).rejects.toMatchObject({ code: 'refused', findings: ['every value of invoice.total'] })
  expect(asked).toEqual(['column:invoice.total=amount'])
})

test('consent to a drop does not answer whether it is a rename', async () => {
  const database = await withInvoices()
  const options = optionsFor(database, { name: 'invoice', columns: ['amount'] })
  await expect(autogenerate({ ...options, includeUnmanaged: true, allowDrop: true })).rejects.toMatchObject({
    code: 'refused',
    questions: [{ rename: 'column', from: 'invoice.total', candidates: [{ to: 'amount' }], answer: null }],
  })
})

test('a table that somebody uses is not waited for', async () => {
  const database = await withInvoices()
  const other = await database.client()
  await other.query('begin; lock table invoice in access share mode')
  const options = { ...optionsFor(database, { name: 'bill' }), renames: ['table:invoice=bill'] }
  await expect(autogenerate(options)).rejects.toMatchObject({ code: 'statement', sqlState: '55P03' })
  await other.query('rollback')
  expect((await autogenerate(options)).drafts).toHaveLength(1)
})

test('an answer to what is no question is refused', async () => {
  const database = await withInvoices()
  const options = optionsFor(database, { name: 'invoice' })
  const denying = (from: string) => autogenerate({ ...options, answers: [{ rename: 'column', from, answer: false }] })
  await expect(denying('invoice.totl')).rejects.toMatchObject({ code: 'usage' })
})

describe('a rename that stands in the configuration', () => {
  const standingRenames = ['table:invoice=bill', 'column:invoice.total=amount']
  const wanted = { name: 'bill', columns: ['amount'] }

  test('is done where it is due, without a question, and then no more', async () => {
    const database = await withInvoices()
    const found = await autogenerate({ ...optionsFor(database, wanted), standingRenames })
    for (const { upgrade } of found.drafts.map(bodiesOf)) await run(database, upgrade)
    expect(await database.query('select amount from bill')).toEqual([{ amount: '12.50' }])
    expect((await autogenerate({ ...optionsFor(database, wanted), standingRenames })).drafts).toEqual([])
  })

  test('may be one of a chain, and is not begun again when the chain is done', async () => {
    const database = await freshDatabase()
    await database.query('create table invoice (id serial constraint invoice_pkey primary key, a text, b text)')
    const chain = { ...optionsFor(database, { name: 'invoice', columns: ['b', 'c'] }) }
    const renames = ['column:invoice.a=b', 'column:invoice.b=c']
    const found = await autogenerate({ ...chain, standingRenames: renames })
    expect(found.comparison.renames.steps.map(({ upgrade: { sql } }) => sql)).toEqual([
      'ALTER TABLE "invoice" RENAME COLUMN "b" TO "c"',
      'ALTER TABLE "invoice" RENAME COLUMN "a" TO "b"',
    ])
    for (const { upgrade } of found.drafts.map(bodiesOf)) await run(database, upgrade)
    expect((await autogenerate({ ...chain, standingRenames: renames })).drafts).toEqual([])
  })

  test('cannot exchange names, because nobody could tell whether it is done', async () => {
    const database = await freshDatabase()
    await database.query('create table invoice (id serial constraint invoice_pkey primary key, a text, b text)')
    const options = optionsFor(database, { name: 'invoice', columns: ['a', 'b'] })
    const swap = ['column:invoice.a=b', 'column:invoice.b=a']
    await expect(autogenerate({ ...options, standingRenames: swap })).rejects.toMatchObject({ code: 'usage' })
    expect((await autogenerate({ ...options, renames: swap })).comparison.renames.steps).toHaveLength(3)
  })

  test('may say that nothing is one', async () => {
    const database = await withInvoices()
    const options = { ...optionsFor(database, { name: 'invoice', columns: ['amount'] }), includeUnmanaged: true }
    const found = await autogenerate({ ...options, standingRenames: ['none'], allowDrop: true })
    expect(found.drafts.flatMap(({ renames }) => renames)).toEqual([])
  })
})

test('a question that is answered does not come back, whatever the answer was', async () => {
  for (const renames of [['column:invoice.total=amount'], ['none']]) {
    const database = await withInvoices()
    const options = { ...optionsFor(database, { name: 'invoice', columns: ['amount'] }), includeUnmanaged: true }
    await expect(autogenerate({ ...options, allowDrop: true })).rejects.toMatchObject({ code: 'refused' })
    for (const { upgrade } of (await autogenerate({ ...options, allowDrop: true, renames })).drafts.map(bodiesOf))
      await run(database, upgrade)
    expect((await autogenerate(options)).drafts).toEqual([])
  }
})
