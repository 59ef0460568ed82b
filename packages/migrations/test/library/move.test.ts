import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { downgrade, type Loss, stamp, status, upgrade } from '../../src/index.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { historyFolder, type Sketch, writeSketch } from '../support/history-folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const books: readonly Sketch[] = [
  {
    id: 'aaaa',
    upgrade: ['CREATE TABLE "books" ("id" integer PRIMARY KEY, "title" text, "note" text)'],
    downgrade: ['DROP TABLE "books"'],
  },
  { id: 'bbbb', upgrade: ['CREATE TABLE "loans" ("id" integer)'], downgrade: ['DROP TABLE IF EXISTS "loans"'] },
  {
    id: 'cccc',
    upgrade: ['ALTER TABLE "books" DROP COLUMN "note"'],
    downgrade: ['ALTER TABLE "books" ADD COLUMN "note" text'],
  },
]

async function library(
  sketches = books,
): Promise<{ database: FreshDatabase; options: { url: string; revisions: string } }> {
  const database = await freshDatabase()
  return { database, options: { url: database.url, revisions: historyFolder(sketches) } }
}

test('dropping what is empty is not asked about', async () => {
  const { database, options } = await library()
  await upgrade({ ...options, target: 'head' })
  await downgrade({ ...options, target: 'base' })
  expect(await database.query("select to_regclass('books') as books")).toEqual([{ books: null }])
})

test('dropping values that are there is refused before anything ran', async () => {
  const { database, options } = await library()
  await upgrade({ ...options, target: 'aaaa' })
  await database.query("insert into books values (1, 'one', null), (2, 'two', 'torn'), (3, 'three', 'lent')")
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({
    code: 'refused',
    findings: ['books.note: 2 values'],
    hint: expect.stringContaining('--allow-destructive'),
  })
  expect(await status(options)).toMatchObject({ current: ['aaaa'] })
  await upgrade({ ...options, target: 'head', allowDestructive: true })
  expect(await status(options)).toMatchObject({ state: 'up-to-date' })
})

test('downgrade base says what it would lose, table by table', async () => {
  const { database, options } = await library()
  await upgrade({ ...options, target: 'head' })
  await database.query("insert into books values (1, 'one'), (2, 'two'); insert into loans values (1)")
  await expect(downgrade({ ...options, target: 'base' })).rejects.toMatchObject({
    findings: ['books: 2 rows', 'loans: 1 row'],
  })
  await expect(downgrade({ ...options, target: '-1' })).resolves.toMatchObject({ completed: [{ id: 'cccc' }] })
})

test('a person is asked once, and a no runs nothing', async () => {
  const { database, options } = await library()
  await upgrade({ ...options, target: 'head' })
  await database.query('insert into loans values (1)')
  const asked: (readonly Loss[])[] = []
  const answering = (answer: boolean) => async (losses: readonly Loss[]) => {
    asked.push(losses)
    return answer
  }
  await expect(downgrade({ ...options, target: 'base', confirm: answering(false) })).rejects.toMatchObject({
    code: 'refused',
  })
  expect(await status(options)).toMatchObject({ current: ['cccc'] })
  await downgrade({ ...options, target: 'base', confirm: answering(true) })
  expect(asked).toEqual(Array(2).fill([{ object: 'loans', what: 'rows', count: 1, isMinimum: false }]))
})

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['a renamed table', ['alter table old rename to young', 'drop table young'], ['old: 2 rows']],
  [
    'a renamed column',
    ['alter table old rename column text to words', 'alter table old drop column words'],
    ['old.text: 1 value'],
  ],
  ['a table that moved', ['create schema s', 'alter table old set schema s', 'drop schema s cascade'], []],
  ['a truncated table', ['truncate old'], ['old: 2 rows']],
  ['a table with all its rows deleted', ['delete from old'], ['old: 2 rows']],
  ['a whole schema', ['drop schema side cascade'], ['side."Odd one": 1 row']],
  ['a table that it made itself', ['create table fresh as select 1 as id', 'drop table fresh'], []],
  ['a table that is not there', ['drop table if exists nothing_here'], []],
  ['a generated column', ['alter table old drop column twice'], []],
  ['only some rows', ['delete from old where id = 1'], []],
  ['a constraint and an index', ['alter table old drop constraint old_pkey', 'drop index old_text'], []],
  ['fractions', ['alter table old alter column price type integer'], ['old.price: 1 changed value']],
  [
    'cut texts',
    ['alter table old alter column text type varchar(2) using text::varchar(2)'],
    ['old.text: 1 changed value'],
  ],
  [
    'lists that become one value',
    ['alter table old alter column many type integer using many[1]'],
    ['old.many: 1 changed value'],
  ],
  [
    'lists that become one of their texts',
    ['alter table old alter column tags type text using tags[1]'],
    ['old.tags: 1 changed value'],
  ],
  ['lists that become a text', [`alter table old alter column tags type text using array_to_string(tags, ',')`], []],
  ['a wider type', ['alter table old alter column price type numeric(30,10)'], []],
  ['a type that has no way back', ['alter table old alter column text type bytea using text::bytea'], []],
  ['one text of several statements', ['select 1; drop table old; select 2'], ['old: 2 rows']],
])('what is lost with %s', async (_what, statements, findings) => {
  const { database, options } = await library([{ id: 'aaaa', upgrade: statements }])
  await database.query(`
    create table old (id int primary key, text text, price numeric, many int[] default '{7}', tags text[], twice int generated always as (id * 2) stored);
    create index old_text on old (text);
    insert into old (id, text, price) values (1, 'one', 1.5), (2, null, 2);
    update old set many = '{7,8}', tags = '{a,b}' where id = 2;
    create schema side; create table side."Odd one" as select 1 as id`)
  const failure: unknown = await upgrade({ ...options, target: 'head' }).then(
    () => null,
    (error: unknown) => error,
  )
  if (findings.length === 0) expect(failure).toBeNull()
  else expect(failure).toMatchObject({ code: 'refused', findings })
})

test('a hand-written revision that drops rows is asked about, too', async () => {
  const { database, options } = await library([
    {
      id: 'aaaa',
      upgrade:
        "  for (const table of ['old']) await queryRunner.query('drop table old' + (table === 'old' ? '' : ' '))",
    },
  ])
  await database.query('create table old as select 1 as id')
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ findings: ['old: 1 row'] })
})

test.each([
  ['rows', 'drop table old', 'old: rows that this role may not count'],
  ['values', 'alter table old drop column price', 'old.price: values that this role may not count'],
  [
    'changed values',
    'alter table old alter column price type integer',
    'old.price: changed values that this role may not count',
  ],
])('%s that a policy hides are asked about all the same', async (_what, statement, finding) => {
  const { database, options } = await library([{ id: 'aaaa', upgrade: [statement] }])
  const role = `hidden_${database.name}`
  await database.query(`
    create role ${role} login password 'x'; grant create on database ${database.name} to ${role};
    create table old as select 1 as id, 1.5 as price; alter table old owner to ${role};
    alter table old enable row level security; alter table old force row level security`)
  const url = new URL(options.url)
  url.username = role
  url.password = 'x'
  await expect(upgrade({ ...options, url: url.href, target: 'head' })).rejects.toMatchObject({
    code: 'refused',
    findings: [finding],
  })
  await database.query(`drop owned by ${role}; drop role ${role}`)
})

test('a database that Alembic built is not upgraded but stamped', async () => {
  const { database, options } = await library()
  await database.query(
    "create table alembic_version (version_num text); insert into alembic_version values ('bbbb'); create table books (id int)",
  )
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({
    fault: 'unstamped',
    hint: 'When it has what the revisions make, say so with: migrate stamp',
  })
  expect(await database.query("select 1 from pg_namespace where nspname = 'retort'")).toEqual([])
  expect(await status(options)).toMatchObject({
    recordedElsewhere: { by: 'alembic', revisions: ['bbbb'] },
    advice: expect.stringMatching(/migrate stamp$/),
  })
  expect(await stamp({ ...options, targets: [] })).toMatchObject({ stamped: ['aaaa', 'bbbb'], current: ['bbbb'] })
  expect(await status(options)).toMatchObject({ state: 'behind', pending: ['cccc'] })
  expect(await database.query('select version_num from alembic_version')).toEqual([{ version_num: 'bbbb' }])
})

test('what Alembic names and no file holds is said, and what to do about it', async () => {
  const { database, options } = await library()
  await database.query(
    "create table alembic_version (version_num text); insert into alembic_version values ('bbbb'), ('3d5e')",
  )
  await expect(stamp({ ...options, targets: [] })).rejects.toMatchObject({
    message: 'Alembic says that the database has 3d5e, and no file here holds that.',
    hint: expect.stringContaining('migrate stamp head'),
  })
  expect(await status(options)).toMatchObject({ state: 'uninitialised' })
})

test('a migration that TypeORM has passed over stays pending, and names without files are passed over', async () => {
  const { database, options } = await library([
    { id: '1600000000000' },
    { id: '1600000000001', upgrade: ['CREATE TABLE "between" ()'] },
    { id: '1600000000002' },
  ])
  await database.query(`create table migrations (id serial primary key, "timestamp" bigint not null, name varchar not null);
    insert into migrations ("timestamp", name) values (1500000000000, 'Gone1500000000000'),
      (1600000000000, 'One1600000000000'), (1600000000002, 'Three1600000000002')`)
  expect((await status(options)).advice).toMatch(/migrate stamp$/)
  expect(await stamp({ ...options, targets: [] })).toMatchObject({ stamped: ['1600000000000', '1600000000002'] })
  expect(await status(options)).toMatchObject({
    state: 'behind',
    pending: ['1600000000001'],
    inserted: ['1600000000001'],
  })
  expect(await upgrade({ ...options, target: 'head' })).toMatchObject({ completed: [{ id: '1600000000001' }] })
  expect(await status(options)).toMatchObject({ state: 'up-to-date' })
})

test("a project's own TypeORM migrations are adopted where they lie", async () => {
  const { database, options } = await library([])
  const migration = (name: string, table: string): string => `
    import { MigrationInterface, QueryRunner, Table } from 'typeorm'
    export class ${name} implements MigrationInterface {
      async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.createTable(new Table({ name: '${table}', columns: [{ name: 'id', type: 'int', isPrimary: true }] }))
      }
      async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.dropTable('${table}')
      }
    }`
  writeFileSync(join(options.revisions, '1600000000000-Birds.ts'), migration('Birds1600000000000', 'birds'))
  writeFileSync(join(options.revisions, '1700000000000-Nests.ts'), migration('Nests1700000000000', 'nests'))
  await database.query(`create table birds (id int);
    create table migrations (id serial primary key, "timestamp" bigint not null, name varchar not null);
    insert into migrations ("timestamp", name) values (1600000000000, 'Birds1600000000000')`)
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ fault: 'unstamped' })
  expect(await stamp({ ...options, targets: [] })).toMatchObject({ stamped: ['1600000000000'] })
  expect((await upgrade({ ...options, target: 'head' })).completed.map(({ id }) => id)).toEqual(['1700000000000'])
  expect(await database.query("select to_regclass('nests')::text as nests")).toEqual([{ nests: 'nests' }])
  await downgrade({ ...options, target: '-1' })
  expect(await database.query("select to_regclass('nests')::text as nests")).toEqual([{ nests: null }])
})

test('a TypeORM migration finds the extensions that TypeORM makes as it connects', async () => {
  const { database, options } = await library([])
  const migration = (name: string, statement: string): string => `
    export class ${name} {
      async up(queryRunner) { ${statement} }
      async down() {}
    }`
  const inSql = `await queryRunner.query('create table a (id uuid default uuid_generate_v4(), "hstore" citext)')`
  const inCalls = `await queryRunner.query('create table b (at ' + ['ltree'].join() + ')')`
  writeFileSync(join(options.revisions, '1.js'), migration('A1600000000000', inSql))
  writeFileSync(join(options.revisions, '2.js'), migration('B1600000000001', inCalls))
  expect((await upgrade({ ...options, target: 'head' })).completed).toHaveLength(2)
  expect(await database.query('select extname from pg_extension where oid >= 16384 order by 1')).toEqual([
    { extname: 'citext' },
    { extname: 'ltree' },
    { extname: 'uuid-ossp' },
  ])
})

test('stamp moves the record up and down, and runs nothing', async () => {
  const { database, options } = await library()
  expect(await stamp({ ...options, targets: ['head'] })).toEqual({
    stamped: ['aaaa', 'bbbb', 'cccc'],
    removed: [],
    refreshed: [],
    current: ['cccc'],
  })
  expect(await stamp({ ...options, targets: ['aaaa'] })).toMatchObject({
    stamped: [],
    removed: ['bbbb', 'cccc'],
    current: ['aaaa'],
  })
  expect(await stamp({ ...options, targets: ['aaaa'] })).toMatchObject({ stamped: [], removed: [], current: ['aaaa'] })
  expect(await stamp({ ...options, targets: ['base'] })).toMatchObject({ removed: ['aaaa'], current: [] })
  expect(await database.query("select to_regclass('books') as books")).toEqual([{ books: null }])
})

test('stamp forgets what nobody knows only when it is told to', async () => {
  const { database, options } = await library()
  await stamp({ ...options, targets: ['head'] })
  await database.query("update retort.ledger set id = 'lost' where id = 'cccc'")
  await expect(stamp({ ...options, targets: ['head'] })).rejects.toMatchObject({
    fault: 'unknown',
    hint: expect.stringContaining('--purge'),
  })
  expect(await stamp({ ...options, targets: ['head'], purge: true })).toMatchObject({
    stamped: ['cccc'],
    removed: ['lost'],
  })
})

test('a revision that cannot be loaded is known before anything runs', async () => {
  const { database, options } = await library([
    ...books.slice(0, 1),
    { id: 'bbbb', imports: "import 'no-such-package'", upgrade: '  await other(queryRunner)' },
  ])
  await expect(upgrade({ ...options, target: 'head' })).rejects.toBeInstanceOf(Error)
  expect(await database.query("select to_regclass('books') as books")).toEqual([{ books: null }])
})

test('two calls in one process do each revision once', async () => {
  const { options } = await library()
  const outcomes = await Promise.all([upgrade({ ...options, target: 'head' }), upgrade({ ...options, target: 'head' })])
  expect(outcomes.flatMap(({ completed }) => completed.map(({ id }) => id))).toEqual(['aaaa', 'bbbb', 'cccc'])
})

test('files of an earlier day take the database back to them, by what the ledger keeps', async () => {
  const { database, options } = await library()
  await upgrade({ ...options, target: 'head' })
  const earlier = { ...options, revisions: historyFolder(books.slice(0, 1)) }
  expect(await status(earlier)).toMatchObject({
    state: 'ahead',
    advice: expect.stringContaining('migrate downgrade aaaa'),
  })
  await database.query('insert into loans values (1)')
  await expect(downgrade({ ...earlier, target: 'aaaa' })).rejects.toMatchObject({ findings: ['loans: 1 row'] })
  const { completed } = await downgrade({ ...earlier, target: 'aaaa', allowDestructive: true })
  expect(completed.map(({ id }) => id)).toEqual(['cccc', 'bbbb'])
  expect(await status(earlier)).toMatchObject({ state: 'up-to-date' })
  expect(await database.query("select to_regclass('loans') as loans")).toEqual([{ loans: null }])
})

test('what only a later file of hand-written code can undo is refused', async () => {
  const { options } = await library([
    ...books.slice(0, 1),
    { id: 'bbbb', downgrade: "  for (const sql of ['select 1', 'select 2']) await queryRunner.query(sql)" },
  ])
  await upgrade({ ...options, target: 'head' })
  const earlier = { ...options, revisions: historyFolder(books.slice(0, 1)) }
  await expect(downgrade({ ...earlier, target: 'aaaa' })).rejects.toMatchObject({ fault: 'ahead', ids: ['bbbb'] })
})

test('a revision that was edited since is undone as it was applied', async () => {
  const { database, options } = await library()
  await upgrade({ ...options, target: 'bbbb' })
  writeSketch(
    options.revisions,
    { id: 'bbbb', down: 'aaaa', upgrade: ['CREATE TABLE "lendings" ()'], downgrade: ['DROP TABLE "lendings"'] },
    2,
  )
  expect(await status(options)).toMatchObject({ state: 'edited' })
  await downgrade({ ...options, target: '-1' })
  await upgrade({ ...options, target: 'bbbb' })
  expect(
    await database.query("select to_regclass('loans') as loans, to_regclass('lendings')::text as lendings"),
  ).toEqual([{ loans: null, lendings: 'lendings' }])
})

test('one step is one step, also when its COMMIT is not answered', async () => {
  const { database, options } = await library()
  const proxy = await faultProxy(database.url)
  const loseCommit = (wanted: number): void => {
    let commits = 0
    proxy.onMessage(({ to, text }) => (to === 'client' && text === 'COMMIT' && ++commits === wanted ? 'cut' : 'pass'))
  }
  const through = { ...options, url: proxy.url }
  loseCommit(2)
  expect((await upgrade({ ...through, target: '+1' })).completed.map(({ id }) => id)).toEqual(['aaaa'])
  expect(await status(options)).toMatchObject({ current: ['aaaa'] })
  loseCommit(2)
  expect(await stamp({ ...through, targets: ['+1'] })).toMatchObject({ stamped: ['bbbb'] })
  expect(await status(options)).toMatchObject({ current: ['bbbb'] })
  loseCommit(2)
  expect((await downgrade({ ...through, target: '-1' })).completed.map(({ id }) => id)).toEqual(['bbbb'])
  expect(await status(options)).toMatchObject({ current: ['aaaa'] })
  await proxy.close()
})

test('a database that may not be written is refused by an upgrade and read by the status', async () => {
  const { database, options } = await library()
  await database.query(`alter database "${database.name}" set default_transaction_read_only = on`)
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ fault: 'read-only' })
  expect(await status(options)).toMatchObject({ state: 'uninitialised' })
})

test('the ledger and the default namespace may be elsewhere', async () => {
  const { database, options } = await library()
  await database.query('create schema app')
  const elsewhere = { ...options, ledgerSchema: 'Book keeping', defaultNamespace: 'app' }
  await upgrade({ ...elsewhere, target: 'head' })
  expect(
    await database.query("select to_regclass('app.books')::text as books, to_regclass('public.books') as none"),
  ).toEqual([{ books: 'app.books', none: null }])
  expect(await status(elsewhere)).toMatchObject({ state: 'up-to-date' })
  expect(await status(options)).toMatchObject({ state: 'uninitialised' })
})

test('what an extension brings is found by the revisions after it, in the same run and in the next', async () => {
  const database = await freshDatabase()
  const all: readonly Sketch[] = [
    { id: 'aaaa', upgrade: ['CREATE SCHEMA "parts"', 'CREATE EXTENSION "hstore" SCHEMA "parts"'] },
    { id: 'bbbb', upgrade: ['CREATE TABLE "bolts" ("labels" hstore)', 'CREATE SCHEMA "Odd Parts"'] },
    { id: 'cccc', upgrade: [`DO $$ BEGIN ALTER EXTENSION hstore SET SCHEMA "Odd Parts"; END $$`] },
    { id: 'dddd', upgrade: ['CREATE TABLE "nuts" ("labels" hstore DEFAULT \'a=>1\'::hstore || \'b=>2\')'] },
    { id: 'eeee', upgrade: ['CREATE TABLE "nails" ("labels" hstore)'] },
  ]
  for (const revisions of [all.slice(0, 4), all]) {
    await upgrade({ url: database.url, revisions: historyFolder(revisions), target: 'head' })
  }
  await database.query(`insert into nuts default values`)
  expect(await database.query('select labels::text from nuts')).toEqual([{ labels: '"a"=>"1", "b"=>"2"' }])
})

test('what goes with something else by CASCADE is counted, too', async () => {
  const upgradeOf = (...statements: readonly string[]): Sketch => ({ id: 'aaaa', upgrade: statements })
  const refusals: readonly (readonly [sql: string, findings: readonly string[]])[] = [
    ['DROP TYPE mood CASCADE', ['authors.mood: 1 value', 'authors.moods: 1 value']],
    ['DROP DOMAIN short CASCADE', ['shop.books.title: 2 values']],
    ['DROP SCHEMA shop CASCADE', ['authors.shelf: 1 value', 'shop.books: 2 rows', 'shop.sales: 3 rows']],
    ['DROP EXTENSION citext CASCADE', ['authors.name: 1 value']],
    ['TRUNCATE authors CASCADE', ['authors: 1 row', 'loans: 1 row', 'shop.books: 2 rows']],
    ['TRUNCATE loans', ['loans: 1 row']],
  ]
  for (const [sql, findings] of refusals) {
    const { database, options } = await library([upgradeOf(sql)])
    await database.query(`
      create extension citext; create type mood as enum ('ok'); create domain short as text; create schema shop;
      create type shop.shelf as (number int);
      create table authors (id int primary key, name citext, mood mood, moods mood[], shelf shop.shelf);
      insert into authors values (1, 'Ada', 'ok', '{}', row(1));
      create table shop.books (id int primary key, title short, author int references authors); insert into shop.books values (1, 'a', 1), (2, 'b', null);
      create table loans (book int references shop.books, since date generated always as (date '2000-01-01') stored); insert into loans values (1);
      create table shop.sales (day date) partition by range (day); create table shop.sales_all partition of shop.sales default;
      insert into shop.sales select date '2000-01-01' + i from generate_series(1, 3) i`)
    await expect(upgrade({ ...options, target: 'head' }), sql).rejects.toMatchObject({ code: 'refused', findings })
  }
})
