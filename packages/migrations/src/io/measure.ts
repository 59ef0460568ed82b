import { materializedViewKey, sequenceKey, tableKey, viewKey } from '../kinds/keys.ts'
import type { Key } from '../model/key.ts'
import { type LockMode, lockModes } from '../model/statement.ts'
import type { CatalogOptions } from './catalog.ts'
import { catalogScope } from './catalog-scope.ts'
import type { Database, TextRow } from './database.ts'

/** What a statement did to a relation that was there before its transaction. */
export interface Measured {
  /** Stays the same under every name. */
  readonly oid: string
  /** The names that the relation has had since the measuring began, the present one last. */
  readonly keys: readonly Key[]
  /** A lock that is stronger than any that the transaction had on it; never ACCESS SHARE, for which nobody waits. */
  readonly lock: LockMode | null
  readonly isRewritten: boolean
  readonly isRead: boolean
  /** Rows were put in, changed or taken out, or could have been. */
  readonly isWritten: boolean
}

/** Tells what has come since it was asked last, in the transaction that does the work. */
export interface Measuring {
  look(): Promise<readonly Measured[]>
}

interface Seen {
  readonly keys: readonly Key[]
  readonly lock: LockMode | null
  readonly file: string | null
  readonly scans: number
  /** Whoever writes rows takes ROW EXCLUSIVE, which is there beside any stronger lock. */
  readonly isWritten: boolean
}

const keyOf: Readonly<Record<string, (namespace: string | null, name: string) => Key>> = {
  r: tableKey,
  p: tableKey,
  v: viewKey,
  m: materializedViewKey,
  S: sequenceKey,
}

/** Begins to look at all relations of the schema, in a transaction that has just begun. */
export async function measuring(database: Database, options: CatalogOptions): Promise<Measuring> {
  const first = await database.run(`${catalogScope(options)}\n${relationsSql}`)
  const seen = new Map<string, Seen>((first.at(-1)?.rows ?? []).map((row) => [row.oid ?? '', seenFrom(row, options)]))
  return {
    async look() {
      const rows = (await database.run(nowSql([...seen.keys()]))).at(-1)?.rows ?? []
      return rows.flatMap((row) => {
        const [oid, before] = [row.oid ?? '', seen.get(row.oid ?? '')]
        if (before === undefined) return []
        const now = seenFrom(row, options, before.keys)
        seen.set(oid, { ...now, lock: stronger(now.lock, before.lock), file: now.file ?? before.file })
        const measured = changeOf(before, now)
        return measured === null ? [] : [{ oid, keys: now.keys, ...measured }]
      })
    },
  }
}

function changeOf(before: Seen, now: Seen): Omit<Measured, 'oid' | 'keys'> | null {
  const lock = stronger(now.lock, before.lock) === before.lock ? null : now.lock
  const isRewritten = now.file !== null && now.file !== before.file
  const isRead = now.scans > before.scans
  const isWritten = now.isWritten && !before.isWritten
  return lock !== null || isRewritten || isRead || isWritten ? { lock, isRewritten, isRead, isWritten } : null
}

const stronger = (one: LockMode | null, other: LockMode | null): LockMode | null =>
  lockModes.findLast((mode) => mode === one || mode === other) ?? null

function seenFrom(row: TextRow, { defaultNamespace }: CatalogOptions, known: readonly Key[] = []): Seen {
  const namespace = row.namespace === defaultNamespace ? null : (row.namespace ?? null)
  const key = row.name == null ? undefined : keyOf[row.relkind ?? '']?.(namespace, row.name)
  const modes = row.modes?.split(',') ?? []
  return {
    keys: key === undefined ? known : [...known.filter((each) => each !== key), key],
    lock: strongest(modes),
    file: row.file ?? null,
    scans: Number(row.scans ?? 0),
    isWritten: modes.includes('RowExclusiveLock'),
  }
}

/** `AccessExclusiveLock` is how the catalog spells ACCESS EXCLUSIVE. */
const strongest = (modes: readonly string[]): LockMode | null =>
  lockModes
    .slice(1)
    .findLast((mode) => modes.some((each) => each.toLowerCase() === `${mode.replaceAll(' ', '').toLowerCase()}lock`)) ??
  null

const facts = (oid: string): string =>
  `pg_relation_filenode(${oid}) as file, pg_stat_get_xact_numscans(${oid}) as scans`

/** Without the sequences that belong to a column, whose table is locked with them. */
const relationsSql = `
  select r.oid, n.nspname as namespace, r.name, r.relkind, null as modes, ${facts('r.oid')}
  from relation r join pg_class c on c.oid = r.oid join pg_namespace n on n.oid = c.relnamespace
  where not exists (
    select from pg_depend d
    where r.relkind = 'S' and d.classid = 'pg_class'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
      and d.refobjsubid > 0 and d.deptype in ('a', 'i')
  )`

/** What is dropped has no name any more, and its lock is still held. */
const nowSql = (oids: readonly string[]): string => `
  select o.oid, n.nspname as namespace, c.relname as name, c.relkind, l.modes, ${facts('o.oid')}
  from unnest('{${oids.join(',')}}'::oid[]) o (oid)
  left join pg_class c on c.oid = o.oid
  left join pg_namespace n on n.oid = c.relnamespace
  left join (
    select l.relation, string_agg(l.mode, ',') as modes from pg_locks l
    where l.pid = pg_backend_pid() and l.locktype = 'relation' group by l.relation
  ) l on l.relation = o.oid`
