import { displayQualified } from '../sql/quote.ts'
import type { CatalogOptions } from './catalog.ts'
import { catalogScope } from './catalog-scope.ts'
import { type Database, inTransaction } from './database.ts'

/** A table that rows can be read from and written to. */
export interface SampledTable {
  readonly oid: string
  readonly namespace: string
  readonly name: string
  /** As a person writes it. */
  readonly label: string
  /** Those that take values. */
  readonly columns: readonly string[]
  readonly references: readonly Reference[]
  /** What a text that concerns the table may call: it, its indexes and constraints, and the types of its columns. */
  readonly names: readonly string[]
  /** By the server's estimate. */
  readonly size: number
  readonly isReadable: boolean
}

/** A foreign key. */
export interface Reference {
  readonly to: string
  readonly from: readonly string[]
  readonly onto: readonly string[]
}

/** Every table of the schema that keeps rows, or whose partitions do. */
export async function readTables(live: Database, options: CatalogOptions): Promise<readonly SampledTable[]> {
  const mode = { begin: 'isolation level repeatable read read only', end: 'commit' } as const
  const results = await inTransaction(live, mode, () =>
    live.run(
      `set local search_path = pg_catalog, pg_temp; set local jit = off;\n${catalogScope(options)}\n${tablesSql}`,
    ),
  )
  const rows = results.at(-1)?.rows ?? []
  return rows.map((row) => {
    const list = <T>(text: string | null | undefined): readonly T[] => JSON.parse(text ?? '[]') as readonly T[]
    const [namespace, name] = [row.namespace ?? '', row.name ?? '']
    return {
      oid: row.oid ?? '',
      namespace,
      name,
      label: displayQualified(namespace === options.defaultNamespace ? null : namespace, name),
      columns: list<string>(row.columns),
      references: list<Reference>(row.refs),
      names: list<string>(row.names),
      size: Number(row.size),
      isReadable: row.is_readable === 't',
    }
  })
}

const columnsOf = (keys: string, relation: string): string =>
  `(select json_agg(a.attname order by k.place) from unnest(${keys}) with ordinality k (attnum, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.attnum)`

const tablesSql = `
  select r.oid, s.nspname as namespace, r.name, c.reltuples::bigint as size,
    has_table_privilege(r.oid, 'select') as is_readable,
    (select json_agg(a.attname order by a.attnum) from pg_attribute a
      where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select json_agg(json_build_object('to', f.confrelid::text, 'from', ${columnsOf('f.conkey', 'f.conrelid')},
        'onto', ${columnsOf('f.confkey', 'f.confrelid')}))
      from pg_constraint f where f.conrelid = r.oid and f.contype = 'f') as refs,
    (select json_agg(distinct called.name) from (
      select r.name
      union all select i.relname::text from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = r.oid
      union all select k.conname::text from pg_constraint k where k.conrelid = r.oid
      union all select t.typname::text from pg_attribute a
        join pg_type t0 on t0.oid = a.atttypid
        join pg_type t on t.oid = coalesce(nullif(t0.typelem, 0), t0.oid) and t.typtype in ('e', 'd', 'c')
        where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    ) called) as names
  from relation r
  join pg_class c on c.oid = r.oid
  join pg_namespace s on s.oid = c.relnamespace
  where r.relkind in ('r', 'p')
  order by s.nspname, r.name`
