import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import { describe, expect, test } from 'vitest'

import { autogenerate } from '../../src/commands/autogenerate.ts'
import { check } from '../../src/index.ts'
import type { Rule } from '../../src/model/rule.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import { differenceLine } from '../../src/plan/difference.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const id: EntitySchemaColumnOptions = { type: 'integer', primary: true, primaryKeyConstraintName: 'orders_pkey' }

/** An order as the entities see it. */
const order = new EntitySchema<Record<string, unknown>>({
  name: 'Order',
  tableName: 'orders',
  columns: {
    id,
    total: { type: 'numeric', precision: 10, scale: 2, default: 0 },
    state: { type: 'enum', enum: ['open', 'done'], enumName: 'order_state', default: 'open' },
    searchText: { type: 'text', nullable: true },
    note: { type: 'varchar', length: 50, nullable: true },
  },
  indices: [
    { name: 'orders_search', columns: ['searchText'] },
    { name: 'orders_total', columns: ['total'] },
  ],
})

const item = new EntitySchema<Record<string, unknown>>({
  name: 'Item',
  tableName: 'items',
  columns: { id: { type: 'integer', primary: true, primaryKeyConstraintName: 'items_pkey' } },
  relations: { order: { type: 'many-to-one', target: 'Order', joinColumn: { name: 'order_id' } } },
})

/** The database has another opinion on nearly everything. */
const made = `create table orders (
    id integer constraint orders_pkey primary key, total integer default 1 not null, state text default 'open' not null,
    note text
  );
  create index hand_made on orders (total);
  create table legacy_orders (id integer);
  create function stamp() returns trigger language plpgsql as 'begin return new; end';
  create trigger stamped before insert on legacy_orders for each row execute function stamp()`

async function compared(rules: readonly Rule[], sql = made, entities = [order]) {
  const database = await freshDatabase()
  await database.query(sql)
  const options = {
    url: database.url,
    revisions: temporaryFolder(),
    rules,
    dataSource: async () => new DataSource({ type: 'postgres', entities }),
  }
  const found = await check(options)
  return { database, options, found, lines: found.differences.map(differenceLine) }
}

const because = { reason: 'The shop says so.' }

/** Whether the plan leads to a database about which `check` has nothing to say. */
async function settles({ database, options }: Awaited<ReturnType<typeof compared>>): Promise<void> {
  const { drafts } = await autogenerate(options)
  for (const { upgrade } of drafts.map(bodiesOf))
    for (const part of upgrade) if ('sql' in part) await database.query(part.sql)
  expect((await check(options)).differences).toEqual([])
  expect((await autogenerate(options)).drafts).toEqual([])
}

test('without rules everything is found, by grade', async () => {
  const { lines, found } = await compared([])
  expect(lines).toEqual([
    '~ index hand_made: name hand_made → orders_total',
    '+ enum order_state',
    '+ column orders."searchText"',
    '~ column orders.note: type text → character varying(50)',
    "~ column orders.state: type text → order_state, default 'open'::text → 'open'::order_state",
    '~ column orders.total: type integer → numeric(10,2), default 1 → 0',
    '+ index orders_search',
  ])
  expect(found.unmanaged).toEqual(['table:legacy_orders'])
})

describe('a rule leaves out', () => {
  test('a column that is never made, with what could only stand on it', async () => {
    const outcome = await compared([{ ignore: 'column:orders.searchText', ...because }])
    expect(outcome.lines.filter((line) => /search/i.test(line))).toEqual([])
    expect(outcome.found.rules).toEqual([
      {
        rule: 'ignore column:orders.searchText',
        reason: because.reason,
        objects: ['column:orders."searchText"', 'index:orders_search'],
      },
    ])
    await settles(outcome)
  })

  test('a table, with everything in it and the foreign keys that lead to it', async () => {
    const outcome = await compared([{ ignore: 'table:orders', ...because }], 'select 1', [order, item])
    expect(outcome.lines).toEqual([
      '+ enum order_state',
      '+ table items',
      '+ column items.id',
      '+ column items.order_id',
      '+ constraint items.items_pkey',
    ])
    await settles(outcome)
  })

  test('what nobody declares, which then is not spoken of', async () => {
    const { found } = await compared([
      { ignore: ['table:legacy_*', 'trigger:* on legacy_*', 'function:*'], reason: 'Belongs to the shop.' },
    ])
    expect(found.unmanaged).toEqual([])
    expect(found.unmodelled).toEqual([])
    expect(found.rules.map(({ objects }) => objects)).toEqual([
      ['function:stamp()', 'table:legacy_orders', 'trigger:stamped on legacy_orders'],
    ])
  })

  test('a table that is there otherwise than it is declared: nothing of it is changed', async () => {
    const outcome = await compared([{ ignore: 'table:orders', ...because }])
    expect(outcome.lines).toEqual(['+ enum order_state'])
    await settles(outcome)
  })
})

describe('the database is right, by a rule, about', () => {
  test('a type, its enum not being made for nobody', async () => {
    const outcome = await compared([{ keep: 'type', of: ['column:orders.state', 'column:orders.total'], ...because }])
    expect(outcome.lines).toEqual([
      '~ index hand_made: name hand_made → orders_total',
      '+ column orders."searchText"',
      '~ column orders.note: type text → character varying(50)',
      '~ column orders.total: default 1 → 0',
      '+ index orders_search',
    ])
    await settles(outcome)
  })

  test('a default', async () => {
    const outcome = await compared([{ keep: ['default', 'type'], of: 'column:orders.*', ...because }])
    expect(outcome.lines.filter((line) => line.startsWith('~ column'))).toEqual([])
    await settles(outcome)
  })

  test('a name', async () => {
    const outcome = await compared([{ keep: 'name', of: 'index:hand_*', ...because }])
    expect(outcome.lines.filter((line) => line.includes('hand_made'))).toEqual([])
    expect(outcome.lines).not.toContain('+ index orders_total')
    await settles(outcome)
  })
})

describe('a rule is said to be of no use', () => {
  test('when nothing bears the name, and when there is nothing to keep', async () => {
    const { found } = await compared([
      { ignore: 'table:gone', ...because },
      { keep: 'nullable', of: 'column:orders.total', ...because },
      { keep: 'name', of: 'constraint:*.*', ...because },
      { ignore: 'policy:*', ...because },
    ])
    expect(found.rules.map(({ objects }) => objects)).toEqual([[], [], [], []])
  })

  test('when only the spelling differs', async () => {
    const same = made.replace('total integer default 1', `total numeric(10,2) default '0'`)
    const { found } = await compared([{ keep: 'default', of: 'column:orders.total', ...because }], same)
    expect(found.rules.map(({ objects }) => objects)).toEqual([[]])
  })
})

test('an attribute that nothing has is a slip', async () => {
  const rules = [{ keep: 'tpye', of: 'column:orders.*', ...because }] as unknown as Rule[]
  await expect(compared(rules)).rejects.toMatchObject({
    code: 'usage',
    message: 'The rule "keep tpye of column:orders.*": orders.id has no tpye.',
    hint: 'It has type, collation, nullable, default, generated.',
  })
})
