import { expect, test } from 'vitest'

import type { Server, Verdict } from '../../src/doctor/check.ts'
import { serverChecks } from '../../src/doctor/index.ts'
import { upgrade } from '../../src/index.ts'
import { ask, connect } from '../../src/io/database.ts'
import { readState } from '../../src/io/ledger.ts'
import { historyFolder } from '../support/history-folder.ts'
import { hasPooler, transactionPooler } from '../support/pooler.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { hasPostgres, type PostgresVersion } from '../support/postgres-server.ts'
import { hasOpenssl, tlsServer } from '../support/tls-server.ts'

const place = { ledgerSchema: 'retort', defaultNamespace: 'public' }

/** What one check says of a database. */
async function look(name: string, url: string, overrides: Partial<Server> = {}): Promise<readonly Verdict[]> {
  const check = serverChecks.find((each) => each.name === name)
  if (check === undefined) throw new Error(`there is no check named ${name}`)
  const database = await connect({ url }, 'doctor')
  try {
    const state = await readState(database, place).catch((error: Error) => error)
    const facts = { database, place, state, standing: null, now: () => new Date() }
    return await check.look({ ...facts, ask: (query) => ask(database, query), ...overrides })
  } finally {
    await database.close()
  }
}

const well = expect.objectContaining({ level: 'fine', mend: null, exitCode: 0 })

test.each([13, 15, 18].filter((version) => hasPostgres(version as PostgresVersion)))(
  'nothing is wrong with an empty database of PostgreSQL %i',
  async (version) => {
    const { url } = await freshDatabase({ version: version as PostgresVersion })
    const database = await connect({ url }, 'doctor')
    const state = await readState(database, place)
    const standing = { state: 'up-to-date', advice: 'The database is up to date.' } as const
    const server = {
      database,
      place,
      state,
      standing,
      now: () => new Date(),
      ask: (query: string) => ask(database, query),
    }
    for (const check of serverChecks) {
      // Until 15 everybody could create in the schema public of a new database.
      const expected = check.name === 'search path' && version < 15 ? expect.objectContaining({ level: 'note' }) : well
      expect({ check: check.name, found: await check.look(server) }).toEqual({ check: check.name, found: [expected] })
    }
    await database.close()
  },
)

interface Ailment {
  readonly check: string
  /** Run by the superuser. `$role` stands for the role that the doctor comes as, `$database` for the database. */
  readonly cause: string
  /** Whether a role without any rights asks. */
  readonly asNobody?: boolean
  readonly verdicts: readonly (Partial<Verdict> & { readonly says: unknown })[]
}

/** Ailments whose cure is SQL. */
const ailments: readonly Ailment[] = [
  {
    check: 'may upgrade',
    cause: 'select 1',
    asNobody: true,
    verdicts: [
      { level: 'wrong', says: '$role may not create the schema retort', exitCode: 1 },
      { level: 'wrong', says: '$role may create nothing in the schema public' },
    ],
  },
  {
    check: 'may upgrade',
    cause:
      'create table invoices (); create table public."Loans" (); grant create on database $database to $role; grant create on schema public to $role',
    asNobody: true,
    verdicts: [
      {
        level: 'note',
        says: '2 tables of postgres can be changed by their owner only: public."Loans", public.invoices',
      },
    ],
  },
  {
    check: 'may upgrade',
    cause: `create role $role_owner; create table loans (); alter table loans owner to $role_owner;
      grant create on database $database to $role; grant create on schema public to $role`,
    asNobody: true,
    verdicts: [{ level: 'note', says: '1 table of $role_owner can be changed by their owner only: public.loans' }],
  },
  {
    check: 'may compare',
    cause: 'revoke temporary on database $database from public',
    asNobody: true,
    verdicts: [{ level: 'note', says: expect.stringContaining('no temporary tables') }],
  },
  {
    check: 'may verify',
    cause: 'select 1',
    asNobody: true,
    verdicts: [{ level: 'note', says: '$role may make no databases to try revisions on' }],
  },
  {
    check: 'writable',
    cause: 'alter database $database set default_transaction_read_only = on',
    verdicts: [{ level: 'wrong', says: 'this role or database is set to read only', exitCode: 2 }],
  },
  {
    check: 'invalid indexes',
    cause: `create table loans (id int, due date); create index loans_due on loans (due); create index loans_due_ccnew on loans (due);
      update pg_index set indisvalid = false where indexrelid::regclass::text like 'loans_due%'`,
    verdicts: [
      { level: 'wrong', says: 'public.loans_due on public.loans is kept up to date and not used', exitCode: 1 },
      { level: 'note', says: 'public.loans_due_ccnew is what a failed REINDEX left of an index on public.loans' },
    ],
  },
  {
    check: 'unvalidated constraints',
    cause:
      'create table loans (id int); insert into loans values (1); alter table loans add constraint positive check (id > 0) not valid',
    verdicts: [{ level: 'note', says: 'positive of public.loans may not hold for rows that were there before it' }],
  },
  {
    check: 'search path',
    cause:
      'create schema app; alter role $role in database $database set search_path = app; grant usage on schema app to $role',
    asNobody: true,
    verdicts: [
      { level: 'note', says: 'an unqualified name means app to $role, and public, the defaultNamespace, to revisions' },
    ],
  },
  {
    check: 'search path',
    cause: 'grant create on schema public to public',
    verdicts: [{ level: 'note', says: 'everybody may create in public, and so have revisions call their functions' }],
  },
  {
    check: 'default privileges',
    cause: 'create table loans (); grant select on loans to $role',
    verdicts: [
      { level: 'note', says: '$role may read 1 table and will not be able to read those that revisions make' },
    ],
  },
  {
    check: 'default privileges',
    cause:
      'create role $role_owner; grant $role_owner to $role; alter default privileges for role $role_owner grant select on tables to postgres',
    asNobody: true,
    verdicts: [{ level: 'note', says: 'they are set for what $role_owner makes, and revisions run as $role' }],
  },
]

test.each(ailments)('$check: what is found is mended by what is advised: $verdicts.0.says', async (ailment) => {
  const database = await freshDatabase()
  const role = `doctor_${database.name}`
  const filled = (text: string): string => text.replaceAll('$role', role).replaceAll('$database', database.name)
  await database.query(`create role ${role} login password 'nothing-much'`)
  await database.query(filled(ailment.cause))
  const url = ailment.asNobody ? loginAs(database, role) : database.url
  const expected = ailment.verdicts.map((verdict) => JSON.parse(filled(JSON.stringify({ ...verdict, says: '' }))))
  const found = await look(ailment.check, url)
  expect(found).toEqual(
    expected.map((verdict, index) => {
      const says = ailment.verdicts[index]?.says
      return expect.objectContaining({ ...verdict, says: typeof says === 'string' ? filled(says) : says })
    }),
  )
  const mender = await database.client()
  await mender.query('set default_transaction_read_only = off')
  for (const { mend } of found) await mender.query(mend ?? '')
  expect(await look(ailment.check, url)).toEqual([well])
  await mender.query(`drop owned by ${role}`)
  await mender.query(`drop role ${role}`)
})

const loginAs = (database: FreshDatabase, role: string): string =>
  Object.assign(new URL(database.url), { username: role, password: 'nothing-much' }).href

test('a role that may read the ledger and not write it is told so', async () => {
  const database = await freshDatabase()
  await upgrade({ url: database.url, revisions: historyFolder([{ id: 'aaaa' }]), target: 'head' })
  const role = `reader_${database.name}`
  await database.query(`create role ${role} login password 'nothing-much'; grant create on schema public to ${role};
    grant usage on schema retort to ${role}; grant select on all tables in schema retort to ${role}`)
  const [verdict] = await look('may upgrade', loginAs(database, role))
  expect(verdict).toMatchObject({ level: 'wrong', says: `${role} may not write the ledger` })
  await database.query(verdict?.mend ?? '')
  expect(await look('may upgrade', loginAs(database, role))).toEqual([well])
  await database.query(`drop owned by ${role}; drop role ${role}`)
})

test('a table in the place of the ledger, and a ledger in the hands of a stranger, are wrong', async () => {
  const database = await freshDatabase()
  await database.query('create schema retort; create table retort.ledger (); create table retort.guard ()')
  expect(await look('ledger', database.url)).toMatchObject([{ level: 'wrong', exitCode: 2 }])
  const role = `stranger_${database.name}`
  await database.query(`drop schema retort cascade; create role ${role}; create schema retort authorization ${role}`)
  const member = `member_${database.name}`
  await database.query(`create role ${member} login password 'nothing-much'`)
  const found = await look('ledger', loginAs(database, member))
  expect(found).toMatchObject([{ level: 'wrong', exitCode: 2, says: expect.stringContaining(`belongs to ${role}`) }])
  await database.query(`drop owned by ${role}; drop role ${role}; drop role ${member}`)
})

test('who holds the lock is named with the hour', async () => {
  const database = await freshDatabase()
  const started = upgrade({
    url: database.url,
    revisions: historyFolder([{ id: 'aaaa', upgrade: ['select pg_sleep(1)'] }]),
    target: 'head',
  })
  await expect.poll(async () => (await look('lock', database.url))[0]?.level).toBe('note')
  expect(await look('lock', database.url)).toMatchObject([
    {
      says: expect.stringMatching(/:\d+ holds it since \d{4}-/),
      mend: expect.stringContaining('pg_terminate_backend'),
    },
  ])
  await started
  expect(await look('lock', database.url)).toEqual([well])
})

test('a transaction that is open for long, and one that was prepared, are named', async () => {
  const database = await freshDatabase()
  const client = await database.client()
  await client.query('begin; select 1')
  const aged = async (query: string) => {
    const session = await connect({ url: database.url }, 'doctor')
    const rows = await ask(session, query.replace("interval '5 minutes'", "interval '0'"))
    await session.close()
    return rows
  }
  const [verdict] = await look('open transactions', database.url, { ask: aged })
  expect(verdict).toMatchObject({ level: 'note', says: expect.stringContaining('idle in transaction') })
  await database.query(verdict?.mend ?? '')
  expect(await look('open transactions', database.url, { ask: aged })).toEqual([well])
})

test('a role without a connection left is told before a run finds out', async () => {
  const database = await freshDatabase()
  const role = `scarce_${database.name}`
  await database.query(`create role ${role} login connection limit 1 password 'nothing-much'`)
  expect(await look('free connections', loginAs(database, role))).toMatchObject([
    { level: 'wrong', says: '1 of 1 are free, and a run needs 2', exitCode: 10 },
  ])
  await database.query(`alter role ${role} connection limit 2`)
  expect(await look('free connections', loginAs(database, role))).toMatchObject([{ level: 'note' }])
  await database.query(`drop role ${role}`)
})

test('a scratch database without a user is left behind', async () => {
  const database = await freshDatabase()
  const name = `retort_scratch_5f000000_${database.name.slice(5)}${database.name.slice(5)}`
  await database.query(`create database ${name}`)
  const found = await look('scratch databases', database.url)
  expect(found).toContainEqual(expect.objectContaining({ level: 'note', says: expect.stringContaining(name) }))
  await database.query(found.find(({ says }) => says.includes(name))?.mend ?? '')
  expect(await look('scratch databases', database.url)).not.toContainEqual(
    expect.objectContaining({ says: expect.stringContaining(name) }),
  )
})

test('a clock that is wrong is said to be', async () => {
  const { url } = await freshDatabase()
  const late = (): Date => new Date(Date.now() - 60_000)
  expect(await look('clock', url, { now: late })).toMatchObject([
    { level: 'note', says: expect.stringContaining('ahead of this machine') },
  ])
})

test.skipIf(!hasPooler())('a transaction pooler is found out, and what it needs is said', async () => {
  const database = await freshDatabase()
  await database.query(`alter database ${database.name} set statement_timeout = '1min'`)
  const pooler = await transactionPooler(database.url, 4)
  expect(await look('pooler', pooler.url)).toMatchObject([
    { level: 'note', mend: expect.stringContaining('Point DATABASE_URL at the server itself') },
  ])
  await pooler.stop()
  expect(await look('pooler', database.url)).toEqual([well])
})

test.skipIf(!hasOpenssl())('an encrypted connection says whether the server is who it says', async () => {
  const server = await tlsServer()
  const with_ = (query: string): string => `${server.url.replace('127.0.0.1', 'localhost')}?${query}`
  expect(await look('connection', with_(`sslmode=verify-full&sslrootcert=${server.authority}`))).toMatchObject([
    { level: 'fine', says: expect.stringMatching(/TLSv1\.\d, certificate verified$/) },
  ])
  expect(await look('connection', with_('sslmode=require'))).toMatchObject([
    { level: 'fine', says: expect.stringMatching(/TLSv1\.\d$/) },
  ])
  await server.release()
})
