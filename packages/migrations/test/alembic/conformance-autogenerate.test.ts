import { DataSource, EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions } from 'typeorm'
import { expect } from 'vitest'

import { autogenerate, check, status, upgrade } from '../../src/index.ts'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import type { Schema } from '../../src/model/schema.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import { describe as described } from '../../src/plan/describe.ts'
import { diff } from '../../src/plan/diff.ts'
import { differenceLine } from '../../src/plan/difference.ts'
import { findings } from '../support/entities.ts'
import { historyFolder } from '../support/history-folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { conforms } from './conformance.ts'

type Columns = Readonly<Record<string, EntitySchemaColumnOptions>>

const id: Columns = { id: { type: 'integer', primary: true } }

const table = (name: string, columns: Columns, more: Partial<EntitySchemaOptions<unknown>> = {}): EntitySchema =>
  new EntitySchema({ name, tableName: name, columns: { ...columns }, ...more })

/** What separates a database with these objects from the entities, one line each. */
async function between(sql: string, ...entities: readonly EntitySchema[]): Promise<readonly string[]> {
  const database = await freshDatabase()
  await database.query(sql)
  return lines(await findings(database.url, { entities: [...entities] }))
}

const lines = (operations: Parameters<typeof described>[0]): readonly string[] =>
  described(operations).map((difference) => differenceLine(difference).trim())

interface Project {
  readonly url: string
  readonly revisions: string
  readonly dataSource: () => Promise<DataSource>
}

async function project(
  entities: readonly EntitySchema[],
  sketches: Parameters<typeof historyFolder>[0] = [],
): Promise<[FreshDatabase, Project]> {
  const database = await freshDatabase()
  const options = {
    url: database.url,
    revisions: historyFolder(sketches),
    dataSource: async () => new DataSource({ type: 'postgres', entities: [...entities] }),
  }
  if (sketches.length > 0) await upgrade({ ...options, target: 'head' })
  return [database, options]
}

/** The SQL of each revision that autogenerate would write. */
async function drafted(
  options: Project,
  direction: 'upgrade' | 'downgrade' = 'upgrade',
): Promise<readonly (readonly string[])[]> {
  const { drafts } = await autogenerate({ ...options, allowDrop: true })
  return drafts.map((draft) => bodiesOf(draft)[direction].flatMap((part) => ('sql' in part ? [part.sql] : [])))
}

conforms(64, async () => {
  const [, options] = await project([], [{ id: 'aaaa' }])
  expect(await check(options)).toMatchObject({ differences: [], unmanaged: [] })
  const elsewhere = { ...options, ledgerSchema: 'notes' }
  await upgrade({ ...elsewhere, target: 'head' })
  expect(await check(elsewhere)).toMatchObject({ differences: [], unmanaged: expect.not.arrayContaining([/notes/]) })
})

conforms(65, async () => {
  const hidden = new EntitySchema({ name: 'hidden', columns: { ...id }, synchronize: false })
  const sql = 'create schema other; create table other.theirs (id integer); create table hidden (id text)'
  const [database, options] = await project(
    [hidden, table('books', id)],
    [
      {
        id: 'aaaa',
        upgrade: ['CREATE TABLE "books" ("id" integer CONSTRAINT "PK_f3f2f25a099d24e12545b70b022" PRIMARY KEY)'],
      },
    ],
  )
  await database.query(sql)
  expect(await check(options)).toMatchObject({ differences: [] })
})

conforms(66, async () => {
  const sql = `create schema other; create table other.theirs (id integer primary key);
    create table books (id integer constraint "PK_f3f2f25a099d24e12545b70b022" primary key, theirs integer references other.theirs)`
  const [database, options] = await project([table('books', { ...id, theirs: { type: 'integer', nullable: true } })])
  await database.query(sql)
  expect((await check(options)).differences).toEqual([])
  expect((await check(options)).unmanaged).toEqual(
    expect.arrayContaining([expect.stringContaining('books_theirs_fkey')]),
  )
})

conforms(67, async () => {
  const sql = 'create table books (id integer constraint "PK_f3f2f25a099d24e12545b70b022" primary key)'
  expect(await between(sql, table('books', id))).toEqual([])
  expect(await between(sql, table('books', id, { schema: 'public' }))).toEqual([])
})

conforms(68, async () => {
  const made = `create table t (id integer constraint "PK_p" primary key, a varchar(50), b numeric(10, 2), c timestamp(3), d int4, e float8, f decimal, g text[])`
  const key = { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_p' } as const
  const nullable = { nullable: true } as const
  const same: Columns = {
    id: key,
    a: { type: 'character varying', length: 50, ...nullable },
    b: { type: 'decimal', precision: 10, scale: 2, ...nullable },
    c: { type: 'timestamp without time zone', precision: 3, ...nullable },
    d: { type: 'integer', ...nullable },
    e: { type: 'double precision', ...nullable },
    f: { type: 'numeric', ...nullable },
    g: { type: 'text', array: true, ...nullable },
  }
  expect(await between(made, table('t', same))).toEqual([])
  const other: Columns = {
    ...same,
    a: { type: 'varchar', ...nullable },
    b: { type: 'numeric', ...nullable },
    c: { type: 'timestamp', precision: 6, ...nullable },
    d: { type: 'bigint', ...nullable },
    g: { type: 'varchar', array: true, ...nullable },
  }
  expect(await between(made, table('t', other))).toHaveLength(5)
})

conforms(69, async () => {
  const made = `create table t (id integer constraint "PK_p" primary key, a text not null default 'x', b interval not null default '1 day',
    c uuid not null default gen_random_uuid(), d integer[] not null default '{1,2}', e timestamptz not null default now(),
    f double precision not null default 52.5, g jsonb not null default '{"a": 1}', h json not null default '{}', i double precision not null default random())`
  const same: Columns = {
    id: { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_p' },
    a: { type: 'text', default: 'x' },
    b: { type: 'interval', default: '24:00:00' },
    c: { type: 'uuid', default: () => 'GEN_RANDOM_UUID()' },
    d: { type: 'integer', array: true, default: () => "'{1, 2}'::int[]" },
    e: { type: 'timestamptz', default: () => 'CURRENT_TIMESTAMP' },
    f: { type: 'double precision', default: 52.5 },
    g: { type: 'jsonb', default: { a: 1 } },
    h: { type: 'json', default: {} },
    i: { type: 'double precision', default: () => 'RANDOM()' },
  }
  const found = await between(made, table('t', same))
  // A day has 23 hours now and then, and PostgreSQL keeps the two apart.
  expect(found).toEqual([expect.stringContaining('t.b')])
  const other: Columns = {
    ...same,
    a: { type: 'text', default: 'y' },
    b: { type: 'interval', default: '1 day' },
    e: { type: 'timestamptz', default: () => 'now()' },
  }
  expect(await between(made, table('t', other))).toEqual([expect.stringContaining('t.a')])
})

conforms(70, async () => {
  const key = { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_p' } as const
  const serial = table('t', { id: { ...key, generated: 'increment' } })
  const plain = table('t', { id: key })
  const made = 'create table t (id serial constraint "PK_p" primary key)'
  expect(await between(made, serial)).toEqual([])
  expect(await between(made, plain)).toEqual([expect.stringContaining('t.id')])
  const own = `create sequence s; create table t (id integer default nextval('s') constraint "PK_p" primary key)`
  expect(await between(own, plain)).toEqual(expect.arrayContaining([expect.stringContaining('t.id')]))
})

conforms(71, async () => {
  const actions = ['NO ACTION', 'RESTRICT', 'CASCADE', 'SET NULL'] as const
  const modes = [undefined, 'INITIALLY IMMEDIATE', 'INITIALLY DEFERRED'] as const
  const author = table('author', { id: { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_a' } })
  const book = (onDelete: (typeof actions)[number], deferrable: (typeof modes)[number]): EntitySchema =>
    table(
      'book',
      {
        id: { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_b' },
        author_id: { type: 'integer', nullable: true },
      },
      {
        foreignKeys: [
          {
            name: 'FK_x',
            target: 'author',
            columnNames: ['author_id'],
            referencedColumnNames: ['id'],
            onDelete,
            ...(deferrable === undefined ? {} : { deferrable }),
          },
        ],
      },
    )
  const made = (rule: string): string => `create table author (id integer constraint "PK_a" primary key);
    create table book (id integer constraint "PK_b" primary key, author_id integer, constraint "FK_x" foreign key (author_id) references author (id) ${rule})`
  const database = await freshDatabase()
  for (const onDelete of actions) {
    for (const deferrable of modes) {
      const rule = `on delete ${onDelete} ${deferrable === undefined ? '' : `deferrable ${deferrable}`}`
      await database.query(`drop table if exists book, author; ${made(rule)}`)
      const ask = async (entity: EntitySchema) => lines(await findings(database.url, { entities: [author, entity] }))
      expect([rule, await ask(book(onDelete, deferrable))]).toEqual([rule, []])
      if (deferrable !== 'INITIALLY IMMEDIATE') continue
      const otherAction = onDelete === 'CASCADE' ? 'SET NULL' : 'CASCADE'
      expect([rule, await ask(book(otherAction, deferrable))]).not.toEqual([rule, []])
      for (const other of modes.filter((mode) => mode !== deferrable)) {
        expect([rule, await ask(book(onDelete, other))]).not.toEqual([rule, []])
      }
    }
  }
})

conforms(72, async () => {
  const made = 'CREATE TABLE "t" ("id" integer CONSTRAINT "PK_p" PRIMARY KEY, "name" text)'
  const entity = table(
    't',
    {
      id: { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_p' },
      name: { type: 'text', nullable: true },
    },
    { indices: [{ name: 'By_Name', columns: ['name'], unique: true }] },
  )
  const [, options] = await project(
    [entity],
    [{ id: 'aaaa', upgrade: [made, 'CREATE INDEX "by_name" ON "t" ("name")'] }],
  )
  expect(await drafted(options)).toEqual([['DROP INDEX "by_name"', 'CREATE UNIQUE INDEX "By_Name" ON "t" ("name")']])
})

conforms(73, async () => {
  const long = `index_${'of_everything_'.repeat(6)}`
  const made = `create table t (id integer constraint "PK_p" primary key, name text); create index "${long}" on t (name)`
  const entity = table(
    't',
    {
      id: { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_p' },
      name: { type: 'text', nullable: true },
    },
    { indices: [{ name: long, columns: ['name'] }] },
  )
  expect(await between(made, entity)).toEqual([])
})

conforms(74, async () => {
  const columns: Columns = {
    id: { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_p' },
    name: { type: 'text', nullable: true },
  }
  const unique = table('t', columns, { uniques: [{ name: 'UQ_n', columns: ['name'] }] })
  const index = table('t', columns, { indices: [{ name: 'UQ_n', columns: ['name'], unique: true }] })
  const made = 'create table t (id integer constraint "PK_p" primary key, name text);'
  expect(await between(`${made} create unique index "UQ_n" on t (name)`, unique)).toHaveLength(2)
  expect(await between(`${made} alter table t add constraint "UQ_n" unique (name)`, index)).toHaveLength(2)
  expect(await between(`${made} alter table t add constraint "UQ_n" unique (name)`, unique)).toEqual([])
  expect(await between(`${made} create unique index "UQ_n" on t (name)`, index)).toEqual([])
})

/** A table with its key, and whatever else a case is about. */
const withKey = (columns: Columns, more: Partial<EntitySchemaOptions<unknown>> = {}, name = 't'): EntitySchema =>
  table(name, { id: { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_p' }, ...columns }, more)

const name: Columns = { name: { type: 'text', nullable: true } }

conforms(75, async () => {
  const made = 'create table t (id integer constraint "PK_p" primary key, name text);'
  const entity = (sql: string): EntitySchema =>
    withKey(name, { indices: [{ name: 'by_expression', synchronize: true, columns: ['name'], where: sql }] })
  const index = `${made} create index by_expression on t (name) where name = any (array['a'::text, 'b'::text])`
  expect(await between(index, entity("name in ('a', 'b')"))).toEqual([])
  expect(await between(index, entity("NAME IN ('a','b')"))).toEqual([])
  expect(await between(index, entity("name in ('A', 'b')"))).toHaveLength(1)
  const cases = `${made} create index by_expression on t (name) where case when name is null then false else length(name) between 1 and 9 end`
  expect(
    await between(cases, entity('CASE WHEN name IS NULL THEN FALSE ELSE length(name) BETWEEN 1 AND 9 END')),
  ).toEqual([])
})

conforms(76, async () => {
  const [database, options] = await project(
    [withKey(name, { indices: [{ name: 'by_name', columns: ['name'] }] })],
    [
      {
        id: 'aaaa',
        upgrade: [
          'CREATE TABLE "t" ("id" integer CONSTRAINT "PK_p" PRIMARY KEY, "name" text)',
          'CREATE INDEX "by_name" ON "t" ("name")',
        ],
      },
    ],
  )
  expect(await drafted(options)).toEqual([])
  await database.query('drop index by_name; create index by_name on t (name desc nulls last)')
  expect(await drafted(options)).toEqual([['DROP INDEX "by_name"', 'CREATE INDEX "by_name" ON "t" ("name")']])
  await database.query('drop index by_name; create index by_name on t (id, name)')
  expect(await drafted(options)).toHaveLength(1)
})

conforms(77, async () => {
  const made = `create extension btree_gist; create schema other; create table t (id integer constraint "PK_p" primary key, span int4range, constraint "XCL_s" exclude using gist (span with &&));
    create table other.t (id integer constraint "PK_p" primary key, name text); create index by_name on other.t (name)`
  const here = withKey(
    { span: { type: 'int4range', nullable: true } },
    { exclusions: [{ name: 'XCL_s', expression: 'using gist (span with &&)' }] },
  )
  const there = new EntitySchema({
    name: 'there',
    tableName: 't',
    schema: 'other',
    columns: { id: { type: 'integer', primary: true, primaryKeyConstraintName: 'PK_p' }, ...name },
    indices: [{ name: 'by_name', columns: ['name'] }],
  })
  expect(await between(made, here, there)).toEqual([])
})

conforms(78, async () => {
  const made =
    'create table t (id integer constraint "PK_p" primary key, name text); create unique index by_name on t (name)'
  const [plain, strict] = [await freshDatabase(), await freshDatabase()]
  await plain.query(made)
  await strict.query(`${made} nulls not distinct`)
  const [one, other] = [await catalogOf(plain), await catalogOf(strict)]
  for (const found of [diff(one, other), diff(other, one)])
    expect(lines(found)).toEqual([expect.stringContaining('by_name')])
  // TypeORM has no word for it, so an entity leaves it as it is.
  const entity = withKey(name, { indices: [{ name: 'by_name', columns: ['name'], unique: true }] })
  for (const { url } of [plain, strict]) expect(await findings(url, { entities: [entity] })).toEqual([])
})

async function catalogOf({ url }: FreshDatabase): Promise<Schema> {
  const database = await connect({ url }, 'test')
  const { schema } = await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
  await database.close()
  return schema
}

/** TypeORM's types leave out what its decorators take. */
const identity = { type: 'integer', generated: 'identity' } as unknown as EntitySchemaColumnOptions

conforms(79, async () => {
  const made = `create table t (id integer constraint "PK_p" primary key, a text, n integer generated by default as identity,
    g integer generated always as (id + 1) stored); comment on column t.a is 'two'`
  const generated = { type: 'integer', nullable: true, generatedType: 'STORED' } as const
  const same: Columns = {
    a: { type: 'text', nullable: true, comment: 'two' },
    n: identity,
    g: { ...generated, asExpression: '"id" + 1' },
  }
  expect(await between(made, withKey(same))).toEqual([])
  expect(await between(`${made}; comment on table t is 'one'`, withKey(same))).toEqual(['- comment table:t'])
  expect(await between(made.replace('by default', 'always'), withKey(same))).toEqual([expect.stringContaining('t.n')])
  const changes: readonly Columns[] = [
    { a: { type: 'text', nullable: true, comment: 'other' } },
    { a: { type: 'text', nullable: true } },
    { n: { type: 'integer' } },
    { g: { ...generated, asExpression: 'id + 2' } },
    { g: { type: 'integer', nullable: true } },
  ]
  for (const columns of changes)
    expect([columns, await between(made, withKey({ ...same, ...columns }))]).toEqual([
      columns,
      [expect.stringContaining('t.')],
    ])
})

conforms(80, async () => {
  const made = [
    'CREATE TABLE "t" ("id" integer CONSTRAINT "PK_p" PRIMARY KEY, "name" text COLLATE "C" DEFAULT \'x\' NOT NULL, "span" int4range)',
    'ALTER TABLE "t" ADD CONSTRAINT "UQ_n" UNIQUE ("name") DEFERRABLE INITIALLY DEFERRED',
    'ALTER TABLE "t" ADD CONSTRAINT "XCL_s" EXCLUDE USING gist ("span" WITH &&) WHERE (id > 0)',
    'CREATE INDEX "by_name" ON "t" USING hash ("name") WHERE ("name" <> \'\')',
    `COMMENT ON TABLE "t" IS 'all of it'`,
  ]
  const [database, options] = await project([], [{ id: 'aaaa', upgrade: made }])
  const [down] = await drafted(options, 'downgrade')
  const [other] = await project([], [])
  await other.query((down ?? []).join(';'))
  const shape = `select (select pg_get_constraintdef(oid) from pg_constraint where conname = 'UQ_n') as unique,
    (select pg_get_constraintdef(oid) from pg_constraint where conname = 'XCL_s') as exclusion, pg_get_indexdef('by_name'::regclass) as index,
    obj_description('t'::regclass) as comment, (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 't'::regclass) as value,
    (select collname from pg_collation c join pg_attribute a on a.attcollation = c.oid where a.attrelid = 't'::regclass and attname = 'name') as collation`
  expect(await other.query(shape)).toEqual(await database.query(shape))
})

conforms(81, async () => {
  const columns = Object.fromEntries(
    ['zeta', 'alpha', 'mid'].map((column) => [column, { type: 'text', nullable: true } as const]),
  )
  const [, options] = await project(
    [withKey(columns)],
    [{ id: 'aaaa', upgrade: ['CREATE TABLE "t" ("id" integer CONSTRAINT "PK_p" PRIMARY KEY)'] }],
  )
  const [up] = await drafted(options)
  expect((up ?? []).map((sql) => /ADD COLUMN "(\w+)"/.exec(sql)?.[1])).toEqual(['zeta', 'alpha', 'mid'])
})

conforms(82, async () => {
  const statements = async (tables: number): Promise<number> => {
    const entities = Array.from({ length: tables }, (_, at) => table(`t${at}`, id))
    const [database, options] = await project(entities)
    const setting = `alter database ${database.name} set log_statement = 'all'; create extension if not exists pg_stat_statements`
    await database.query(setting.split(';')[0] ?? '')
    const before = await calls(database)
    await check(options)
    return (await calls(database)) - before
  }
  // The transactions of a comparison are as many for forty tables as for two.
  expect(Math.abs((await statements(40)) - (await statements(2)))).toBeLessThanOrEqual(2)
})

/** The transactions that a database has seen; sessions report them when they end. */
async function calls(database: FreshDatabase): Promise<number> {
  await database.query('select pg_stat_force_next_flush()')
  const [row] = await database.query<{ seen: string }>(
    'select xact_commit + xact_rollback as seen from pg_stat_database where datname = current_database()',
  )
  return Number(row?.seen)
}

conforms(83, async () => {
  const state = (values: string[]): Columns => ({
    state: { type: 'enum', enum: values, enumName: 'state', default: values.at(-1) },
  })
  const [, options] = await project(
    [withKey(state(['open', 'done']))],
    [
      {
        id: 'aaaa',
        upgrade: [
          `CREATE TYPE "state" AS ENUM ('open')`,
          `CREATE TABLE "t" ("id" integer CONSTRAINT "PK_p" PRIMARY KEY, "state" "state" NOT NULL DEFAULT 'open')`,
        ],
      },
    ],
  )
  const drafts = await drafted(options)
  expect(drafts).toHaveLength(2)
  expect(drafts[0]?.[0]).toMatch(/^ALTER TYPE "state" ADD VALUE 'done'/)
  expect(drafts[1]?.[0]).toMatch(/SET DEFAULT 'done'/)
})

conforms(84, async () => {
  const [, options] = await project(
    [withKey({})],
    [{ id: 'aaaa', upgrade: ['CREATE TABLE "t" ("id" integer CONSTRAINT "PK_p" PRIMARY KEY)'] }],
  )
  expect(await check(options)).toMatchObject({ state: 'up-to-date', differences: [] })
  const dataSource = async () => new DataSource({ type: 'postgres', entities: [withKey(name)] })
  expect((await check({ ...options, dataSource })).differences.map(differenceLine)).toEqual([
    expect.stringContaining('t.name'),
  ])
})

conforms(85, async () => {
  const state: Columns = { state: { type: 'enum', enum: ['open', 'done'], enumName: 'state' } }
  const [database, options] = await project([withKey(state)])
  const [up] = await drafted(options)
  expect(up?.map((sql) => sql.split(' ').slice(0, 3).join(' '))).toEqual(['CREATE TYPE "state"', 'CREATE TABLE "t"'])
  await database.query((up ?? []).join(';'))
  expect(await check(options)).toMatchObject({ differences: [] })
  expect(await status(options)).toMatchObject({ state: 'uninitialised' })
})
