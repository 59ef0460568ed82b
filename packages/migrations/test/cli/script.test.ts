import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

import { downgrade } from '../../src/commands/downgrade.ts'
import { downgradeSql, upgradeSql } from '../../src/commands/script.ts'
import { status } from '../../src/commands/status.ts'
import { upgrade } from '../../src/commands/upgrade.ts'
import { UsageError } from '../../src/errors.ts'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { splitStatements } from '../../src/sql/split.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { hasPsql } from '../support/psql.ts'

interface Sketch {
  readonly id: string
  readonly down?: readonly string[]
  readonly message?: string
  readonly more?: string
  readonly upgrade: readonly string[]
  readonly downgrade: readonly string[]
}

const hostile = "'; drop table books; -- $retort$ \\ % `\n\\! touch hostile\r:PORT \u2028*/"

const line: readonly Sketch[] = [
  {
    id: 'aaaa11112222',
    message: hostile,
    upgrade: [
      `CREATE TABLE "books" ("id" integer PRIMARY KEY, "it's \\ ""odd""; --" text DEFAULT '$retort$ '';') -- end`,
    ],
    downgrade: ['DROP TABLE "books"'],
  },
  {
    id: 'bbbb11112222',
    down: ['aaaa11112222'],
    upgrade: [
      'SET search_path = pg_catalog; SET ROLE pg_monitor; RESET ROLE',
      `COMMENT ON TABLE public."books" IS 'it''s über\r\n:PORT \\ $$'`,
      'CREATE FUNCTION public.double(list int[]) RETURNS int[] LANGUAGE sql AS $b$ SELECT list[1:2]; -- \\x\r$b$',
    ],
    downgrade: ['DROP FUNCTION double', 'COMMENT ON TABLE "books" IS NULL'],
  },
  {
    id: 'cccc11112222',
    down: ['bbbb11112222'],
    more: "export const transaction = 'none'\n",
    upgrade: [
      'CREATE INDEX CONCURRENTLY "books_index" ON "books" ("id")',
      'INSERT INTO "books" VALUES (1); INSERT INTO "books" VALUES (2)',
      'VACUUM "books"',
    ],
    downgrade: ['DELETE FROM "books"', 'DROP INDEX CONCURRENTLY "books_index"'],
  },
]

const sourceOf = ({ id, down = [], message = `makes ${id}`, more = '', ...bodies }: Sketch): string => `
export const revision = '${id}'
export const downRevision = ${JSON.stringify(down)}
export const message = ${JSON.stringify(message)}
${more}
export async function upgrade(queryRunner) {
${bodies.upgrade.map((sql) => `  await queryRunner.query(${JSON.stringify(sql)})`).join('\n')}
}
export async function downgrade(queryRunner) {
${bodies.downgrade.map((sql) => `  await queryRunner.query(${JSON.stringify(sql)})`).join('\n')}
}
`

function folderOf(sketches: readonly Sketch[]): string {
  const folder = join(temporaryFolder(), 'revisions')
  mkdirSync(folder)
  sketches.forEach((sketch, index) => {
    writeFileSync(join(folder, `00${index + 1}_${sketch.id}.ts`), sourceOf(sketch))
  })
  return folder
}

const run = promisify(execFile)

/** The server ends a session, and with it its locks, when psql has ended already. */
async function throughPsql({ url, query }: FreshDatabase, sql: string): Promise<void> {
  const file = join(temporaryFolder(), 'script.sql')
  writeFileSync(file, sql)
  const sessions = `select pid from pg_stat_activity where datname = current_database() and application_name = 'psql'`
  try {
    await run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', file, url])
  } finally {
    await expect.poll(() => query(sessions), { timeout: 10_000 }).toEqual([])
  }
}

/** One statement a message, as psql sends them; PostgreSQL takes no CONCURRENTLY beside another statement. */
async function throughDriver(database: FreshDatabase, sql: string): Promise<void> {
  const client = await database.client()
  for (const statement of splitStatements(sql)) await client.query(statement)
}

const ways = { psql: throughPsql, 'a driver': throughDriver }

async function pictureOf({ url, query }: FreshDatabase) {
  const database = await connect({ url }, 'test')
  try {
    const { schema } = await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
    const ledger = await query(
      `select id, message, down_revisions, depends_on, state, steps, step_open, checksum, sql_checksum, downgrade, tool_version,
         duration_ms is null as is_stamped from retort.ledger order by position`,
    )
    const functions = await query(`select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace`)
    return { schema, ledger, functions }
  } finally {
    await database.close()
  }
}

describe.each(Object.entries(ways))('a script run by %s', (name, play) => {
  test.skipIf(name === 'psql' && !hasPsql())('leaves what a run leaves, both ways', async () => {
    const revisions = folderOf(line)
    const [online, offline] = [await freshDatabase(), await freshDatabase()]
    await upgrade({ url: online.url, revisions, target: 'head' })
    await play(offline, (await upgradeSql({ revisions, range: 'head' })).sql)
    expect(await pictureOf(offline)).toEqual(await pictureOf(online))
    expect(await status({ url: offline.url, revisions })).toMatchObject({ state: 'up-to-date', edited: [] })

    await downgrade({ url: online.url, revisions, target: 'aaaa', allowDestructive: true })
    await play(offline, (await downgradeSql({ revisions, range: 'head:aaaa' })).sql)
    expect(await pictureOf(offline)).toEqual(await pictureOf(online))

    await play(offline, (await upgradeSql({ revisions, range: 'aaaa:head' })).sql)
    await play(offline, (await downgradeSql({ revisions, range: 'head:base' })).sql)
    expect(await offline.query('select id from retort.ledger')).toEqual([])
    expect((await upgrade({ url: offline.url, revisions, target: 'head' })).completed).toHaveLength(3)
  })

  test.skipIf(name === 'psql' && !hasPsql())('does nothing where it does not belong', async () => {
    const revisions = folderOf(line)
    const database = await freshDatabase()
    const { sql } = await upgradeSql({ revisions, range: 'aaaa' })
    await play(database, sql)
    const before = await pictureOf(database)
    await expect(play(database, sql)).rejects.toThrow('for a database at base')
    const others = [
      upgradeSql({ revisions, range: 'bbbb:head' }),
      upgradeSql({ revisions, range: 'head' }),
      downgradeSql({ revisions, range: 'head:base' }),
    ]
    for (const other of await Promise.all(others)) {
      await expect(play(database, other.sql)).rejects.toThrow('This script is for a database at')
    }
    expect(await pictureOf(database)).toEqual(before)
  })
})

const booksOnly = (): string => folderOf(line.slice(0, 1))

test('a script that is cut short is finished by a run', async () => {
  const revisions = folderOf(line)
  const database = await freshDatabase()
  const { sql } = await upgradeSql({ revisions, range: 'head' })
  const [upToIndex = ''] = sql.split('CREATE INDEX CONCURRENTLY', 1)
  await throughDriver(database, upToIndex.replace(/\/\*[^*]*\*\/ $/, ''))
  expect(await status({ url: database.url, revisions })).toMatchObject({ halfApplied: ['cccc11112222'] })
  await expect(throughDriver(database, sql)).rejects.toThrow('half applied')
  await upgrade({ url: database.url, revisions, target: 'head' })
  expect(await status({ url: database.url, revisions })).toMatchObject({ state: 'up-to-date', edited: [] })
})

test.skipIf(!hasPsql())('a script does no harm to a psql that goes on after errors', async () => {
  const revisions = folderOf(line.slice(0, 2))
  const database = await freshDatabase()
  await throughPsql(database, (await upgradeSql({ revisions, range: 'aaaa' })).sql)
  const before = await pictureOf(database)
  const file = join(temporaryFolder(), 'script.sql')
  writeFileSync(file, (await downgradeSql({ revisions, range: 'head:base' })).sql)
  await run('psql', ['-X', '-q', '-f', file, database.url])
  expect(await pictureOf(database)).toEqual(before)
})

test('a script waits for no other run, and leaves it alone', async () => {
  const { sql } = await upgradeSql({ revisions: booksOnly(), range: 'head' })
  const database = await freshDatabase()
  const [, , first = 0, second = 0] = /(pg_try_advisory_xact_lock)\((-?\d+), (-?\d+)\)/.exec(sql)?.map(Number) ?? []
  await database.query(`select pg_advisory_lock(${first}, ${second})`)
  await expect(throughDriver(database, sql)).rejects.toThrow('Another run holds the migration lock.')
})

test.each([
  ['alembic_version', 'version_num text', `values ('ae1027a6acf')`],
  ['tools.schema_state', 'version_num varchar(32) primary key', `values ('ae1027a6acf')`],
  ['migrations', 'id serial, "timestamp" bigint, name varchar', `values (1, 1, 'Books')`],
  [`tools."db 'history"`, 'id serial, "timestamp" bigint, name varchar', `values (1, 1, 'Books1700000000001')`],
])(
  'a script from base is refused where another tool has been at work, which says so in %s',
  async (table, columns, rows) => {
    const { sql } = await upgradeSql({ revisions: booksOnly(), range: 'head' })
    const database = await freshDatabase()
    await database.query(`create schema tools; create table ${table} (${columns}); insert into ${table} ${rows}`)
    await expect(throughDriver(database, sql)).rejects.toThrow('a table of another tool says that it has built it')
    await database.query(`delete from ${table}`)
    await throughDriver(database, sql)
  },
)

test('a script minds only the branch that it is about', async () => {
  const aside: Sketch = { id: 'dddd11112222', upgrade: ['CREATE TABLE "a" ()'], downgrade: ['DROP TABLE "a"'] }
  const revisions = folderOf([...line, aside])
  const database = await freshDatabase()
  await upgrade({ url: database.url, revisions, target: ['bbbb', 'dddd'] })
  await throughDriver(database, (await upgradeSql({ revisions, range: 'bbbb:cccc' })).sql)
  await throughDriver(database, (await downgradeSql({ revisions, range: 'dddd:dddd@base' })).sql)
  expect(await status({ url: database.url, revisions })).toMatchObject({ current: ['cccc11112222'] })
})

const refused: readonly [sql: string, reason: RegExp][] = [
  ['SELECT 1; COMMIT', /begins or ends a transaction/],
  ['SELECT 1 \\gexec', /backslash/],
  ["SELECT 'a", /without an end/],
]

test.each(refused)('a script does not hold %s', async (sql, reason) => {
  const revisions = folderOf([{ id: 'aaaa11112222', upgrade: [sql], downgrade: [] }])
  await expect(upgradeSql({ revisions, range: 'head' })).rejects.toThrow(reason)
})

test.each(['base', '-1', ':base', 'head:'])(
  'a downgrade script must know both ends, and %s does not tell',
  async (range) => {
    await expect(downgradeSql({ revisions: booksOnly(), range })).rejects.toThrow(UsageError)
  },
)
