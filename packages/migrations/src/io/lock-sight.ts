import { type LockMode, lockModes } from '../model/statement.ts'
import { displayQualified, quoteLiteral } from '../sql/quote.ts'
import { ask, type Database, type TextRow } from './database.ts'
import type { LedgerPlace } from './ledger-layout.ts'

/** A relation that was there before, under the name it had then, with the strongest lock that a transaction has on it. */
export interface HeldLock {
  readonly relation: string
  readonly mode: LockMode
}

/** What a transaction does to the relations that others see. */
export interface LockSight {
  /** The locks that have come, or become stronger, since this was asked last. */
  readonly locks: readonly HeldLock[]
  /** The tables whose rows have been written to another file since. */
  readonly rewrites: readonly string[]
}

interface Watched {
  readonly place: LedgerPlace
  /** The transaction's session. */
  readonly database: Database
  readonly pid: number
  /** Another session, to which whatever the transaction has made, renamed or dropped is as it was. */
  readonly observer: Database
}

/** Looks, whenever it is called, at what the transaction has locked and rewritten since the call before. */
export function lockSight({ place, database, pid, observer }: Watched): () => Promise<LockSight> {
  const modes = new Map<string, number>()
  const files = new Map<string, string>()
  return async () => {
    const rows = await ask(observer, locksSql(pid, place))
    const found = rows.map((row) => ({ ...heldFrom(row, place), oid: row.oid ?? '', file: row.file ?? '' }))
    const locks = found.filter(({ oid, mode }) => lockModes.indexOf(mode) > (modes.get(oid) ?? -1))
    for (const { oid, mode } of found) modes.set(oid, lockModes.indexOf(mode))
    const exclusive = found.filter(({ mode }) => mode === 'ACCESS EXCLUSIVE')
    const now = await filesNow(database, exclusive)
    const rewritten = exclusive.filter(({ oid, file }) => now.has(oid) && now.get(oid) !== (files.get(oid) ?? file))
    for (const [oid, file] of now) files.set(oid, file)
    return {
      locks: locks.map(({ relation, mode }) => ({ relation, mode })),
      rewrites: rewritten.map(({ relation }) => relation),
    }
  }
}

/** Tables, views and sequences; who locks an index or a TOAST table has its table locked too. */
const locksSql = (pid: number, { ledgerSchema }: LedgerPlace): string => `
  select c.oid::text as oid, n.nspname as namespace, c.relname as name, c.relfilenode::text as file,
    string_agg(l.mode, ',') as modes
  from pg_locks l
  join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p', 'm', 'v', 'f', 'S')
  join pg_namespace n on n.oid = c.relnamespace
  where l.pid = ${pid} and l.locktype = 'relation' and l.granted
    and l.database = (select oid from pg_database where datname = current_database())
    and n.nspname not in ('pg_catalog', 'information_schema', ${quoteLiteral(ledgerSchema)})
  group by c.oid, n.nspname, c.relname, c.relfilenode
  order by n.nspname, c.relname`

function heldFrom({ namespace, name, modes }: TextRow, { defaultNamespace }: LedgerPlace): HeldLock {
  const held = (modes ?? '').split(',').map(modeFrom)
  const mode = lockModes.findLast((each) => held.includes(each)) ?? 'ACCESS SHARE'
  return { relation: displayQualified(namespace === defaultNamespace ? null : (namespace ?? ''), name ?? ''), mode }
}

/** `ShareRowExclusiveLock` is `SHARE ROW EXCLUSIVE`. */
const modeFrom = (name: string): string =>
  name
    .replace(/Lock$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase()

/** In the transaction's own eyes; what it has dropped has none. Names are qualified, because the search path is the revision's. */
async function filesNow(
  database: Database,
  relations: readonly { readonly oid: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (relations.length === 0) return new Map()
  const oids = relations.map(({ oid }) => oid).join(', ')
  const [result] = await database.run(
    `select oid::pg_catalog.text as oid, relfilenode::pg_catalog.text as file from pg_catalog.pg_class
     where oid operator(pg_catalog.=) any (array[${oids}]::pg_catalog.oid[]) and relkind operator(pg_catalog.=) any ('{r,m}')`,
  )
  return new Map((result?.rows ?? []).map(({ oid, file }) => [oid ?? '', file ?? '']))
}
