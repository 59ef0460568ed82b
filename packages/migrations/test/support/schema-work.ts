import type { Database } from '../../src/io/database.ts'
import { materializedViewKey, sequenceKey, tableKey, viewKey } from '../../src/kinds/keys.ts'
import type { Key } from '../../src/model/key.ts'
import { type LockMode, lockModes } from '../../src/model/statement.ts'

/** A relation that is there, with the file that its rows are in. */
interface Relation {
  readonly oid: string
  readonly key: Key
  readonly file: string | null
  /** How often it was read before; the server adds up the transactions of a session for a while. */
  readonly scans: number
}

/** What the open transaction has done to a relation. */
export interface Measured {
  readonly key: Key
  /** The strongest lock that somebody might wait for: readers take ACCESS SHARE as well. */
  readonly lock: LockMode | null
  readonly isRewritten: boolean
  readonly isRead: boolean
}

const keyOf = { r: tableKey, p: tableKey, v: viewKey, m: materializedViewKey, S: sequenceKey } as const

/** Everything that has a name of its own, without the sequences that belong to a column. */
export async function relationsIn(database: Database): Promise<readonly Relation[]> {
  const rows = await database.query(`
    select c.oid, nullif(n.nspname, 'public') as namespace, c.relname as name, c.relkind, pg_relation_filenode(c.oid) as file,
      pg_stat_get_xact_numscans(c.oid) as scans
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    where c.relkind in ('r', 'p', 'v', 'm', 'S') and not exists (
      select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and (d.deptype = 'e' or (d.refobjsubid > 0 and c.relkind = 'S'))
    )`)
  return rows.map(({ oid, namespace, name, relkind, file, scans }) => ({
    oid: String(oid),
    key: keyOf[relkind as keyof typeof keyOf](namespace ?? null, String(name)),
    file: file ?? null,
    scans: Number(scans),
  }))
}

export async function measure(database: Database, relations: readonly Relation[]): Promise<readonly Measured[]> {
  const rows = await database.query(
    `select r.oid, pg_relation_filenode(r.oid) as file, pg_stat_get_xact_numscans(r.oid) as scans,
      (select string_agg(l.mode, ',') from pg_locks l where l.pid = pg_backend_pid() and l.relation = r.oid) as modes
    from unnest($1::oid[]) r (oid)`,
    [relations.map(({ oid }) => oid)],
  )
  return relations.map(({ key, file, scans }, index) => {
    const row = rows[index]
    return {
      key,
      lock: strongest(row?.modes?.split(',') ?? []),
      isRewritten: row?.file != null && row.file !== file,
      isRead: Number(row?.scans) > scans,
    }
  })
}

/** `AccessExclusiveLock` is how the catalog spells ACCESS EXCLUSIVE. */
const strongest = (modes: readonly string[]): LockMode | null =>
  lockModes
    .slice(1)
    .findLast((mode) => modes.some((each) => each.toLowerCase() === `${mode.replaceAll(' ', '').toLowerCase()}lock`)) ??
  null
