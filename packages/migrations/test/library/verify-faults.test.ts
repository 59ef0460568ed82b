import { expect, test } from 'vitest'

import { upgrade, verify } from '../../src/index.ts'
import { historyFolder, type Sketch } from '../support/history-folder.ts'
import { hasPooler, transactionPooler } from '../support/pooler.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const books: Sketch = {
  id: 'aaaa',
  upgrade: ['CREATE TABLE "books" ("id" serial PRIMARY KEY, "title" text)'],
  downgrade: ['DROP TABLE "books"'],
}

const isbn: Sketch = {
  id: 'bbbb',
  upgrade: ['ALTER TABLE "books" ADD COLUMN "isbn" text'],
  downgrade: ['ALTER TABLE "books" DROP COLUMN "isbn"'],
}

/** A database at the first of these revisions, and the options to prove the rest of them. */
async function pending(second: Sketch = isbn) {
  const database = await freshDatabase()
  const revisions = historyFolder([books, second])
  await upgrade({ url: database.url, revisions, target: 'aaaa' })
  return { database, revisions, options: { url: database.url, revisions } }
}

/** The scratch databases that are not dropped, as long as some run of this file may have made them. */
async function untilDropped({ query }: FreshDatabase, before: ReadonlySet<string>): Promise<void> {
  await expect.poll(async () => (await scratchesOf(query)).filter((name) => !before.has(name))).toEqual([])
}

const scratchesOf = async (query: FreshDatabase['query']): Promise<readonly string[]> =>
  (await query<{ name: string }>(`select datname as name from pg_database where datname like 'retort_scratch%'`)).map(
    ({ name }) => name,
  )

/** A login of its own for a database, which the work may use; gone afterwards. */
async function asRole<T>(database: FreshDatabase, attributes: string, work: (url: string) => Promise<T>): Promise<T> {
  const role = `role_${database.name}`
  await database.query(`create role ${role} login password 'x' ${attributes}`)
  await database.query(`grant all on all tables in schema public to ${role}; grant usage on schema retort to ${role}`)
  await database.query(`grant select on all tables in schema retort to ${role}`)
  try {
    return await work(Object.assign(new URL(database.url), { username: role, password: 'x' }).href)
  } finally {
    await database.query(`drop owned by ${role}; drop role ${role}`)
  }
}

test('who may not create databases proves revisions on the embedded PostgreSQL of the same version', async () => {
  const { database, revisions } = await pending()
  await database.query(`insert into books (title) values ('one')`)
  await asRole(database, '', async (url) => {
    // A role of this server, which the other one has to know for the policy.
    await database.query(`create policy own on books to role_${database.name} using (true)`)
    const found = await verify({ url, revisions })
    expect(found).toMatchObject({
      status: 'proven',
      place: { server: 'embedded', version: 18 },
      missing: [],
      revisions: [{ id: 'bbbb', rowsCompared: 1 }],
    })
    expect(found.reasons[0]).toBe(
      `It ran on the embedded PostgreSQL 18, because the role role_${database.name} may not create databases.`,
    )
  })
})

test('a read-only database is no place for another one either', async () => {
  const { database, options } = await pending()
  await database.query(`alter database ${database.name} set default_transaction_read_only = on`)
  expect(await verify(options)).toMatchObject({ status: 'proven', place: { server: 'embedded' } })
})

test.skipIf(!hasPooler())(
  'behind a pooler that knows only one database the embedded PostgreSQL takes over',
  async () => {
    const { database, revisions } = await pending()
    const before = new Set(await scratchesOf(database.query))
    const pooler = await transactionPooler(database.url, 4)
    const found = await verify({ url: pooler.url, revisions })
    expect(found).toMatchObject({ status: 'proven', place: { server: 'embedded' } })
    expect(found.reasons[0]).toContain('a new database cannot be reached there')
    await untilDropped(database, before)
    await pooler.stop()
  },
)

test('several runs at once do not see one another', async () => {
  const { options } = await pending()
  const found = await Promise.all([1, 2, 3].map(() => verify(options)))
  expect(found.map(({ status }) => status)).toEqual(['proven', 'proven', 'proven'])
})

test('a run that is told to end drops its database at once, whatever it is doing', async () => {
  const { database, options } = await pending({ ...isbn, upgrade: ['SELECT pg_sleep(600)'] })
  const before = new Set(await scratchesOf(database.query))
  const stop = new AbortController()
  const running = verify({ ...options, signal: stop.signal })
  await expect
    .poll(
      () =>
        database.query(`select 1 from pg_stat_activity where query like '%pg_sleep(600)%' and state = 'active'
      and pid <> pg_backend_pid()`),
      { timeout: 30_000 },
    )
    .toHaveLength(1)
  stop.abort(new Error('that is enough'))
  await expect(running).rejects.toThrow('that is enough')
  await untilDropped(database, before)
  const early = AbortSignal.abort(new Error('never mind'))
  await expect(verify({ ...options, signal: early })).rejects.toThrow('never mind')
})

/** Ends the sessions with this application name, or on this database, once one of them sleeps. */
async function endSessions({ query }: FreshDatabase, which: string): Promise<void> {
  const asleep = () =>
    query(`select 1 from pg_stat_activity where query like 'SELECT pg_sleep(5%' and state = 'active'`)
  await expect.poll(asleep, { timeout: 30_000 }).toHaveLength(1)
  await query(`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and ${which}`)
}

test('a session that is lost ends the run, and its database is dropped all the same', async () => {
  const { database, options } = await pending({ ...isbn, upgrade: ['SELECT pg_sleep(555)'] })
  const before = new Set(await scratchesOf(database.query))
  const running = verify(options)
  const [lost] = await Promise.allSettled([running, endSessions(database, `query like 'SELECT pg_sleep(555%'`)])
  expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'connection' } })
  await untilDropped(database, before)
})

test('a session with the database that is lost in between costs nothing', async () => {
  const { database, options } = await pending({ ...isbn, upgrade: ['SELECT pg_sleep(5)', ...(isbn.upgrade ?? [])] })
  const before = new Set(await scratchesOf(database.query))
  const cut = endSessions(database, `datname = '${database.name}' and application_name = 'retort verify'`)
  const [found] = await Promise.all([verify(options), cut])
  expect(found).toMatchObject({ status: 'proven' })
  await untilDropped(database, before)
})

test('what would be felt by the whole server runs on the embedded one, and where only code knows it, not at all', async () => {
  const role = { upgrade: ['CREATE ROLE librarian'], downgrade: ['DROP ROLE librarian'] }
  const { database, options } = await pending({ id: 'bbbb', ...role })
  expect(await verify(options)).toMatchObject({ status: 'proven', place: { server: 'embedded' } })
  const hidden = { id: 'bbbb', upgrade: "  await queryRunner.query('CREATE RO' + 'LE librarian')" }
  const found = await verify({ ...options, revisions: historyFolder([books, hidden]) })
  expect(found).toMatchObject({
    status: 'unproven',
    place: { server: 'same' },
    revisions: [
      {
        steps: [{ status: 'not-run' }, { status: 'not-run' }, { status: 'not-run' }],
        notes: ['Not tried, because it does something to the whole server: CREATE ROLE librarian'],
      },
    ],
  })
  expect(await database.query(`select 1 from pg_roles where rolname = 'librarian'`)).toEqual([])
})

test('an unreachable server is said as everywhere', async () => {
  const { revisions } = await pending()
  await expect(verify({ url: 'postgres://nobody@127.0.0.1:1/nowhere', revisions })).rejects.toMatchObject({
    code: 'connection',
  })
})
