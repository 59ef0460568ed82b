import type pg from 'pg'

import { type LockMode, lockModes } from '../../src/model/statement.ts'
import { refusesTransaction } from '../../src/sql/outside-transaction.ts'
import type { FreshDatabase } from './postgres.ts'

/** What the server was seen to do to what was there before the revision. */
export interface MeasuredEffect {
  /** On tables, and on views and sequences too. */
  readonly locks: ReadonlyMap<string, LockMode>
  /** What the statements before had locked already. */
  readonly held: ReadonlyMap<string, LockMode>
  readonly tables: ReadonlySet<string>
  readonly rewrites: readonly string[]
  readonly scans: readonly string[]
  /** The server's refusal. */
  readonly error: string | null
}

/** Runs the statements of one revision, up to the first that is refused, and keeps what they did or rolls it back. */
export async function measureEffects(
  database: FreshDatabase,
  statements: readonly string[],
  end: 'commit' | 'rollback',
): Promise<readonly MeasuredEffect[]> {
  const client = await database.client()
  try {
    await client.query(`set timezone = 'UTC'; set lock_timeout = '5s'`)
    const [only = ''] = statements
    return statements.length === 1 && refusesTransaction(only)
      ? [await measureOutside(database, client, only)]
      : await measureTransaction(client, statements, end)
  } finally {
    await client.end()
  }
}

async function measureTransaction(
  client: pg.Client,
  statements: readonly string[],
  end: 'commit' | 'rollback',
): Promise<readonly MeasuredEffect[]> {
  await client.query('begin')
  const there = new Set((await relationsIn(client)).keys())
  const measured: MeasuredEffect[] = []
  for (const sql of statements) {
    measured.push(await measureInside(client, sql, there))
    if (measured.at(-1)?.error !== null) break
  }
  await client.query(measured.every(({ error }) => error === null) ? end : 'rollback')
  return measured
}

interface Relation {
  readonly oid: string
  readonly name: string
  readonly kind: string
  readonly file: string
  readonly scans: number
}

const relationsSql = `
  select c.oid::text as oid, case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name, c.relkind as kind,
    pg_relation_filenode(c.oid)::text as file, coalesce(pg_stat_get_xact_numscans(c.oid), 0)::int as scans
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_|^information_schema$' and c.relkind in ('r', 'p', 'm', 'v', 'S')`

async function measureInside(client: pg.Client, sql: string, there: ReadonlySet<string>): Promise<MeasuredEffect> {
  const before = new Map([...(await relationsIn(client))].filter(([oid]) => there.has(oid)))
  const held = await locksOf(client, before)
  const tables = tablesAmong(before)
  const error = await refusalOf(client.query(sql))
  if (error !== null) return { locks: new Map(), held, tables, rewrites: [], scans: [], error }
  const after = await relationsIn(client)
  const pairs = [...before.values()].flatMap((then) => {
    const now = after.get(then.oid)
    return now === undefined || !['r', 'm'].includes(then.kind) ? [] : [{ then, now }]
  })
  return {
    locks: await locksOf(client, before),
    held,
    tables,
    rewrites: pairs.filter(({ then, now }) => then.file !== now.file).map(({ then }) => then.name),
    scans: pairs.filter(({ then, now }) => now.scans > then.scans).map(({ then }) => then.name),
    error,
  }
}

const tablesAmong = (relations: ReadonlyMap<string, Relation>): ReadonlySet<string> =>
  new Set([...relations.values()].filter(({ kind }) => 'rpm'.includes(kind)).map(({ name }) => name))

const refusalOf = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (failure: unknown) => (failure instanceof Error ? failure.message : String(failure)),
  )

async function relationsIn(client: pg.Client): Promise<ReadonlyMap<string, Relation>> {
  const { rows } = await client.query<Relation>(relationsSql)
  return new Map(rows.map((row) => [row.oid, row]))
}

async function locksOf(
  client: pg.Client,
  relations: ReadonlyMap<string, Relation>,
  pid = 'pg_backend_pid()',
): Promise<ReadonlyMap<string, LockMode>> {
  const { rows } = await client.query<{ oid: string; mode: string }>(
    `select relation::text as oid, mode from pg_locks where locktype = 'relation' and pid = ${pid}`,
  )
  const strongest = new Map<string, LockMode>()
  for (const { oid, mode } of rows) {
    const name = relations.get(oid)?.name
    const spelt = modeOf(mode)
    if (name === undefined || spelt === null) continue
    const before = strongest.get(name)
    if (before === undefined || lockModes.indexOf(before) < lockModes.indexOf(spelt)) strongest.set(name, spelt)
  }
  return strongest
}

/** `ShareRowExclusiveLock` is `SHARE ROW EXCLUSIVE`. */
const modeOf = (name: string): LockMode | null => {
  const spelt = name
    .replace(/Lock$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase()
  return lockModes.find((mode) => mode === spelt) ?? null
}

/** A statement that refuses a transaction is looked at while a writer makes it wait. */
async function measureOutside(database: FreshDatabase, client: pg.Client, sql: string): Promise<MeasuredEffect> {
  const other = await database.client()
  const relations = await relationsIn(other)
  const waited = await waitedFor(other, relations, sql)
  await other.query(`begin; lock table ${waited} in row exclusive mode`)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  let isDone = false
  const running = refusalOf(client.query(sql)).finally(() => {
    isDone = true
  })
  let locks: ReadonlyMap<string, LockMode> = new Map()
  for (let tries = 0; tries < 100 && !isDone && !locks.has(waited); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    locks = await locksOf(other, relations, String(rows[0]?.pid))
  }
  await other.query('rollback')
  const error = await running
  return { locks, held: new Map(), tables: tablesAmong(relations), rewrites: [], scans: [], error }
}

/** The table that a statement names, or that an index which it names is on. */
async function waitedFor(client: pg.Client, relations: ReadonlyMap<string, Relation>, sql: string): Promise<string> {
  const index = /^(?:drop|reindex) index concurrently (\w+)/i.exec(sql)?.[1]
  if (index !== undefined) {
    const { rows } = await client.query<{ name: string }>(
      `select indrelid::regclass::text as name from pg_index where indexrelid = '${index}'::regclass`,
    )
    return rows[0]?.name ?? ''
  }
  const names = [...tablesAmong(relations)].filter((name) => new RegExp(`\\b${name}\\b`).test(sql))
  const [name] = names
  if (name === undefined) throw new Error(`Which table does it wait for: ${sql}`)
  return name
}
