import type { TableSizes } from '../lint/size.ts'
import { displayQualified } from '../sql/quote.ts'
import { ask, type Database } from './database.ts'

/** How much every table and materialized view holds; a partitioned table holds what its partitions hold. */
export async function tableSizes(database: Database, defaultNamespace: string): Promise<TableSizes> {
  const rows = await ask(database, sizesSql)
  return new Map(
    rows.map(({ namespace = '', name = '', rows: count, bytes, total }) => [
      displayQualified(namespace === defaultNamespace ? null : namespace, name ?? ''),
      { rows: count === null ? null : Number(count), bytes: Number(bytes), totalBytes: Number(total) },
    ]),
  )
}

// What has never been counted has -1 rows, and until PostgreSQL 13 had 0 though there are pages.
const sizesSql = `
  with leaf as (
    select coalesce(ancestor.relid, c.oid) as root, c.oid, c.reltuples, pg_relation_size(c.oid) as bytes,
      pg_total_relation_size(c.oid) as total
    from pg_class c
    left join lateral pg_partition_ancestors(c.oid) as ancestor (relid) on c.relispartition
    where c.relkind in ('r', 'm')
  )
  select n.nspname::text as namespace, c.relname::text as name,
    case when bool_or(leaf.reltuples < 0 or (leaf.reltuples = 0 and leaf.bytes > 0)) then null
      else sum(leaf.reltuples)::bigint end as rows,
    sum(leaf.bytes)::bigint as bytes, sum(leaf.total)::bigint as total
  from leaf
  join pg_class c on c.oid = leaf.root
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  group by n.nspname, c.relname
  order by n.nspname, c.relname`
