import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { QueryRunner } from 'typeorm'
import { expect, test } from 'vitest'

import { backfill, downgrade, type Progress, stamp, status, upgrade, upgradeSql } from '../../src/index.ts'
import { splitStatements } from '../../src/sql/split.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { temporaryFolder } from '../support/folder.ts'
import { historyFolder, type Sketch } from '../support/history-folder.ts'
import { hasPooler, transactionPooler } from '../support/pooler.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { hasPsql } from '../support/psql.ts'
import { startUpgrade } from '../support/runner-process.ts'

const imports = "import { backfill } from '@retort/migrations'"

/** A revision whose upgrade is one call with these options. */
const filling = (options: string, more: Partial<Sketch> = {}): Sketch => ({
  id: 'fill',
  transaction: 'none',
  imports,
  upgrade: `  await backfill(queryRunner, { ${options} })`,
  ...more,
})

const coins = `table: 'members', key: 'id', set: '"coins" = "coins" + 1', batchSize: 10`

async function members(rows = 95): Promise<FreshDatabase> {
  const database = await freshDatabase()
  await database.query(`create table members (id integer primary key, coins integer not null default 0);
    insert into members select n * 3 from generate_series(1, ${rows}) n; analyze members`)
  return database
}

const optionsFor = (database: Pick<FreshDatabase, 'url'>, ...sketches: readonly Sketch[]) => ({
  url: database.url,
  revisions: historyFolder(sketches),
  target: 'head',
})

const sums = (database: FreshDatabase) =>
  database.query('select min(coins) as least, max(coins) as most, count(*)::int as rows from members')

const wholeOnce = { least: 1, most: 1, rows: 95 }

const changedIn = async (database: FreshDatabase): Promise<number> =>
  (await database.query('select from members where coins > 0')).length

test('every row is changed once, batch by batch, and told while it goes on', async () => {
  const database = await members()
  const events: Progress[] = []
  await upgrade({ ...optionsFor(database, filling(coins)), onProgress: (event) => events.push(event) })
  expect(await sums(database)).toEqual([wholeOnce])
  const told = events.flatMap((event) => (event.event === 'backfill' ? [event] : []))
  expect(told.map(({ seen }) => seen)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
  expect(told.at(-1)).toMatchObject({ table: 'members', changed: 90, total: 95 })
  expect(await database.query('select count(*)::int as left from retort.backfill')).toEqual([{ left: 0 }])
  expect(await status(optionsFor(database, filling(coins)))).toMatchObject({ state: 'up-to-date' })
})

test('a batch is a transaction, and what fails in one leaves those before it', async () => {
  const database = await members()
  await database.query('alter table members add constraint few check (coins = 0 or id < 100)')
  const options = optionsFor(database, filling(coins))
  await expect(upgrade(options)).rejects.toMatchObject({ sqlState: '23514', revision: 'fill' })
  expect(await database.query('select count(*)::int as changed from members where coins = 1')).toEqual([
    { changed: 30 },
  ])
  expect(await status(options)).toMatchObject({ state: 'half-applied' })
  await database.query('alter table members drop constraint few')
  await upgrade(options)
  expect(await sums(database)).toEqual([wholeOnce])
})

test('only the rows that are meant are changed, and counted', async () => {
  const database = await members()
  const events: Progress[] = []
  const options = optionsFor(database, filling(`${coins}, where: 'id % 2 = 0 -- even'`))
  await upgrade({ ...options, onProgress: (event) => events.push(event) })
  expect(await database.query('select sum(coins)::int as coins from members')).toEqual([{ coins: 47 }])
})

test('a key of several columns of any type leads through the table', async () => {
  const database = await freshDatabase()
  await database.query(`create schema "Guild"; create table "Guild"."Member Of" ("a b" text, at timestamptz, n integer not null default 0, primary key ("a b", at));
    insert into "Guild"."Member Of" select chr(96 + i % 4) || '''\\', '2026-01-01'::timestamptz + i * interval '1 microsecond' from generate_series(1, 57) i`)
  const options = `table: 'Guild."Member Of"', key: ['a b', 'at'], set: 'n = n + 1', batchSize: 7, pauseMs: 1`
  await upgrade(optionsFor(database, filling(options)))
  const rows = 'select min(n) as least, max(n) as most, count(*)::int as rows from "Guild"."Member Of"'
  expect(await database.query(rows)).toEqual([{ least: 1, most: 1, rows: 57 }])
})

test.each([0, 1, 10, 11])('a table of %i rows is gone through', async (rows) => {
  const database = await members(rows)
  await upgrade(optionsFor(database, filling(coins)))
  expect(await database.query('select coalesce(sum(coins), 0)::int as coins from members')).toEqual([{ coins: rows }])
})

test.each([
  ['no table', "table: 'nobody', key: 'id'", 'there is no table "nobody"'],
  ['no column', "table: 'members', key: 'nobody'", '"members" has no column nobody'],
  [
    'no unique index',
    "table: 'members', key: 'coins'",
    '(coins) is no key of "members": no unique index is on exactly that',
  ],
  ['half of a key', "table: 'pairs', key: 'a'", '(a) is no key of "pairs": no unique index is on exactly that'],
  ['a column without NOT NULL', "table: 'pairs', key: 'c'", '(c) is no key of "pairs": c may be NULL'],
])('with %s nothing is begun', async (_, text, reason) => {
  const database = await members()
  await database.query('create table pairs (a integer, b integer, c integer unique, primary key (a, b))')
  const options = optionsFor(database, filling(`${text}, set: 'coins = 1'`))
  await expect(upgrade(options)).rejects.toThrow(`the backfill cannot begin, because ${reason}`)
  expect(await status(options)).toMatchObject({ state: 'behind', halfApplied: [] })
})

test('in a transaction it is refused before anything ran', async () => {
  const database = await members()
  const { transaction: _, ...own } = filling(coins)
  await expect(upgrade(optionsFor(database, own))).rejects.toMatchObject({
    message: expect.stringContaining('a backfill commits each of its batches'),
    hint: expect.stringContaining("export const transaction = 'none'"),
  })
  expect(await sums(database)).toEqual([{ least: 0, most: 0, rows: 95 }])
})

test('rows that come meanwhile are changed where they stand ahead', async () => {
  const database = await members()
  const insert = async (event: Progress): Promise<void> => {
    if (event.event !== 'backfill' || event.seen !== 30) return
    await database.query('insert into members (id) values (1), (200), (1000)')
  }
  const inserting: Promise<void>[] = []
  await upgrade({
    ...optionsFor(database, filling(`${coins}, pauseMs: 40`)),
    onProgress: (event) => inserting.push(insert(event)),
  })
  await Promise.all(inserting)
  expect(await database.query('select id, coins from members where id in (1, 200, 1000) order by id')).toEqual([
    { id: 1, coins: 0 },
    { id: 200, coins: 1 },
    { id: 1000, coins: 1 },
  ])
})

test('a signal ends it between two batches, and the next run goes on there', async () => {
  const database = await members()
  const options = optionsFor(database, filling(coins))
  const controller = new AbortController()
  const onProgress = (event: Progress): void => {
    if (event.event === 'backfill' && event.seen === 40) controller.abort()
  }
  expect(await upgrade({ ...options, signal: controller.signal, onProgress })).toMatchObject({ interrupted: true })
  expect(await database.query('select count(*)::int as changed from members where coins = 1')).toEqual([
    { changed: 40 },
  ])
  await upgrade(options)
  expect(await sums(database)).toEqual([wholeOnce])
})

test('a run that is killed between batches, or in one, is taken up where it was', async () => {
  const database = await members()
  const options = optionsFor(database, filling(`${coins}, pauseMs: 20`))
  for (let round = 0; round < 2; round += 1) {
    const runner = startUpgrade(options.url, options.revisions)
    await changedRows(database, 30 * (round + 1))
    runner.signal('SIGKILL')
    expect(await runner.outcome).toBe(null)
  }
  expect(await status(options)).toMatchObject({ state: 'half-applied' })
  await upgrade(options)
  expect(await sums(database)).toEqual([wholeOnce])
})

async function changedRows(database: FreshDatabase, atLeast: number): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ n: number }>('select count(*)::int as n from members where coins > 0')
    if (row !== undefined && row.n >= atLeast) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

test.each([
  ['before a batch reaches the server', 'server', 'update "members"', 'cut'],
  ['when its rows are changed', 'server', 'update "members"', 'cut-after'],
  ['before its COMMIT', 'server', 'insert into "retort"."backfill"', 'cut'],
  ['with the answer to its COMMIT', 'server', 'insert into "retort"."backfill"', 'cut-after'],
  ['before the last COMMIT', 'server', 'delete from "retort"."backfill"', 'cut'],
  ['with the answer to the last COMMIT', 'server', 'delete from "retort"."backfill"', 'cut-after'],
] as const)('a connection that is lost %s changes no row twice', async (_, to, text, fault) => {
  const database = await members()
  const proxy = await faultProxy(database.url)
  let seen = 0
  proxy.onMessage((message) => {
    if (message.to !== to || !message.text.includes(text)) return 'pass'
    seen += 1
    return seen === (text.startsWith('delete') ? 1 : 3) ? fault : 'pass'
  })
  await upgrade(optionsFor(proxy, filling(coins)))
  expect(await sums(database)).toEqual([wholeOnce])
  expect(seen).toBeGreaterThan(0)
  await proxy.close()
})

test('of two runs one goes through the table, and the other finds it done', async () => {
  const database = await members()
  const options = optionsFor(database, filling(`${coins}, pauseMs: 5`))
  const outcomes = await Promise.all([upgrade(options), upgrade(options)])
  expect(outcomes.map(({ completed }) => completed.length).toSorted()).toEqual([0, 1])
  expect(await sums(database)).toEqual([wholeOnce])
})

test('it is undone the same way, and runs anew after that', async () => {
  const database = await members()
  const back = `  await backfill(queryRunner, { ${coins.replace('+ 1', '- 1')} })`
  const options = optionsFor(database, filling(coins, { downgrade: back }))
  await upgrade(options)
  await downgrade({ ...options, target: 'base' })
  expect(await sums(database)).toEqual([{ least: 0, most: 0, rows: 95 }])
  await upgrade(options)
  expect(await sums(database)).toEqual([wholeOnce])
})

test('options that the code computes are run, too', async () => {
  const database = await members()
  const upgradeCode = `  const table = ['mem', 'bers'].join('')\n  await backfill(queryRunner, { table, key: 'id', set: 'coins = coins + 1' })`
  const tool = new URL('../../src/index.ts', import.meta.url).href
  const sketch = filling(coins, { upgrade: upgradeCode, imports: `import { backfill } from '${tool}'` })
  await upgrade(optionsFor(database, sketch))
  expect(await sums(database)).toEqual([wholeOnce])
})

const cuts = {
  'whose psql is killed': async (psql: ChildProcess) => void psql.kill('SIGKILL'),
  'whose session is ended': async (_psql: ChildProcess, database: FreshDatabase) =>
    void (await database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'do %'",
    )),
}

test.skipIf(!hasPsql()).each(Object.entries(cuts))('a script %s is taken up where it was', async (_what, cut) => {
  const database = await members()
  const options = optionsFor(database, filling(`${coins}, pauseMs: 300`))
  const { sql } = await upgradeSql({ revisions: options.revisions, range: 'head' })
  const file = join(temporaryFolder(), 'script.sql')
  writeFileSync(file, sql)
  const psql = spawn('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', file, database.url], { stdio: 'ignore' })
  const ended = once(psql, 'exit')
  await expect.poll(() => changedIn(database), { timeout: 20_000 }).toBeGreaterThan(10)
  await cut(psql, database)
  await ended
  expect(await changedIn(database)).toBeLessThan(95)
  expect(await status(options)).toMatchObject({ state: 'half-applied' })
  await upgrade(options)
  expect(await sums(database)).toEqual([wholeOnce])
  expect(await status(options)).toMatchObject({ state: 'up-to-date' })
  expect(await database.query('select count(*)::int as left from retort.backfill')).toEqual([{ left: 0 }])
})

test('a cursor of a run that somebody has stamped over leads no other run astray', async () => {
  const database = await members()
  const options = optionsFor(database, filling(coins))
  await database.query('alter table members add constraint few check (coins = 0 or id < 100)')
  await expect(upgrade(options)).rejects.toMatchObject({ sqlState: '23514' })
  await stamp({ ...options, targets: ['base'], purge: true })
  await database.query('alter table members drop constraint few; update members set coins = 0')
  const proxy = await faultProxy(database.url)
  // Cut off when the revision has begun, and before it has a cursor of its own.
  let isCut = false
  proxy.onMessage(({ to, text }) => {
    if (isCut || to !== 'server' || !/key_0.*order by "id" limit 1/s.test(text)) return 'pass'
    isCut = true
    return 'cut'
  })
  await upgrade({ ...options, url: proxy.url })
  await proxy.close()
  expect(isCut).toBe(true)
  expect(await sums(database)).toEqual([wholeOnce])
})

test('a script does the same by itself, statement by statement', async () => {
  const database = await members()
  const options = optionsFor(database, filling(coins))
  const { sql } = await upgradeSql({ revisions: options.revisions, range: 'head' })
  const client = await database.client()
  for (const statement of splitStatements(sql)) await client.query(statement)
  expect(await sums(database)).toEqual([wholeOnce])
  expect(await status(options)).toMatchObject({ state: 'up-to-date' })
})

test('any other query runner does the same with one statement', async () => {
  const database = await members()
  const client = await database.client()
  const queryRunner = { query: (sql: string) => client.query(sql) } as Pick<QueryRunner, 'query'>
  await backfill(queryRunner, { table: 'members', key: 'id', set: 'coins = coins + 1', batchSize: 10, pauseMs: 1 })
  await backfill(queryRunner, { table: 'members', key: ['id'], set: 'coins = coins + 1', where: "'*/' = '/*'" })
  expect(await sums(database)).toEqual([wholeOnce])
})

test.skipIf(!hasPooler())('it goes through a transaction pooler', async () => {
  const database = await members()
  const pooler = await transactionPooler(database.url, 4)
  await upgrade(optionsFor(pooler, filling(coins)))
  expect(await sums(database)).toEqual([wholeOnce])
  await pooler.stop()
})
