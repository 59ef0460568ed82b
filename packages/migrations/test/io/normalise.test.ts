import { expect, test } from 'vitest'

import { readCatalog } from '../../src/io/catalog.ts'
import { connect, type Database } from '../../src/io/database.ts'
import { normalise } from '../../src/io/normalise.ts'
import type { Schema } from '../../src/model/schema.ts'
import { diff } from '../../src/plan/diff.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const place = { defaultNamespace: 'public', ledgerSchema: 'retort' }

const tables = `
  create table ticket (
    id integer primary key, status varchar(20) default 'open', priority integer, opened timestamptz default now(),
    note text, words integer generated always as (array_length(string_to_array(coalesce(note, ''), ' '), 1)) stored,
    constraint status_known check (status in ('open', 'closed')),
    constraint priority_small check (priority between 0 and 3)
  );
  create index ticket_open on ticket (lower(note)) where status in ('open', 'waiting');
  create view open_ticket as select id, note from ticket where status in ('open', 'waiting');`

/** The same objects as an author may spell them, as far from PostgreSQL's own words as the grammar allows. */
const spelled = (schema: Schema, priority = 'priority >= 0 AND priority <= 3'): Schema => ({
  ...schema,
  column: schema.column.map((column) => {
    if (column.name === 'status') return { ...column, default: `'open'` }
    if (column.generated?.kind !== 'stored') return column
    const expression = `array_length( string_to_array(COALESCE(note,''),' ') ,1)`
    return { ...column, generated: { ...column.generated, expression } }
  }),
  constraint: schema.constraint.map((constraint) => {
    if (constraint.type !== 'check') return constraint
    return { ...constraint, expression: constraint.name === 'status_known' ? `status IN ('open','closed')` : priority }
  }),
  index: schema.index.map((index) => ({
    ...index,
    where: `status in ('open','waiting')`,
    elements: index.elements.map((element) => ({ ...element, expression: 'LOWER(note)' })),
  })),
  view: schema.view.map((view) => ({
    ...view,
    query: `select id,note from ticket where status in ('open','waiting')`,
  })),
})

async function withDatabase<T>(work: (database: Database, fresh: FreshDatabase) => Promise<T>): Promise<T> {
  const fresh = await freshDatabase()
  await fresh.query(tables)
  const database = await connect({ url: fresh.url }, 'test')
  try {
    return await work(database, fresh)
  } finally {
    await database.close()
  }
}

const compared = async (database: Database, declare: (live: Schema) => Schema) => {
  const { schema: live } = await readCatalog(database, place)
  const { declared, uncompared } = await normalise(database, { live, declared: declare(live), namespace: 'public' })
  return { differing: diff(live, declared).map(({ key }) => key), uncompared }
}

test('expressions that PostgreSQL prints alike are the same, however they are spelled', () =>
  withDatabase(async (database) => {
    expect(await compared(database, spelled)).toEqual({ differing: [], uncompared: [] })
  }))

test('one expression that means something else is found among many that do not', () =>
  withDatabase(async (database) => {
    const declare = (live: Schema) => spelled(live, 'priority >= 0 AND priority <= 4')
    expect((await compared(database, declare)).differing).toEqual(['constraint:ticket.priority_small'])
  }))

test('an expression that the server refuses is a difference, and spoils no other', () =>
  withDatabase(async (database) => {
    const declare = (live: Schema) => spelled(live, 'no_such_function(priority)')
    expect((await compared(database, declare)).differing).toEqual(['constraint:ticket.priority_small'])
  }))

test('nothing is left behind, and nobody else is kept waiting', () =>
  withDatabase(async (database, { client }) => {
    const other = await client()
    await other.query('begin; lock table ticket in row exclusive mode')
    await compared(database, spelled)
    const left = await other.query(`select count(*)::int as n from pg_class where relname ~ '^retort_'`)
    expect(left.rows).toEqual([{ n: 0 }])
    const sessions = await other.query(
      `select state from pg_stat_activity where application_name = 'retort test' and datname = current_database()`,
    )
    expect(sessions.rows).toEqual([{ state: 'idle' }])
  }))

test('TEMP is the only privilege that it takes', () =>
  withDatabase(async (_, fresh) => {
    const role = `reader_${fresh.name}`
    await fresh.query(`create role ${role} login password 'obvious'`)
    const url = Object.assign(new URL(fresh.url), { username: role, password: 'obvious' }).href
    const database = await connect({ url }, 'reader')
    try {
      expect(await compared(database, spelled)).toEqual({ differing: [], uncompared: [] })
    } finally {
      await database.close()
      await fresh.query(`drop role ${role}`)
    }
  }))

test('where nobody may write, what differs in spelling is named as not compared, and the rest is compared', () =>
  withDatabase(async (_, fresh) => {
    const role = `onlooker_${fresh.name}`
    await fresh.query(
      `create role ${role} login password 'obvious'; revoke temporary on database ${fresh.name} from public`,
    )
    const url = Object.assign(new URL(fresh.url), { username: role, password: 'obvious' }).href
    const database = await connect({ url }, 'onlooker')
    try {
      const declare = (live: Schema) => ({ ...spelled(live), table: [] })
      const { differing, uncompared } = await compared(database, declare)
      expect(differing).toEqual(['table:ticket'])
      expect(uncompared).toContain('constraint:ticket.status_known')
    } finally {
      await database.close()
      await fresh.query(`drop role ${role}`)
    }
  }))
