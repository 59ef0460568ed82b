import type { CatalogRow } from '../model/kind.ts'
import { constraintKey, indexKey } from './keys.ts'
import type { Option } from './option.ts'

const relationWord = `case r.relkind when 'm' then 'materialized view' else 'table' end`

/** Without those of partitions, which belong to their parent. */
const indexes = `
  join pg_index x on x.indrelid = r.oid
  join pg_class i on i.oid = x.indexrelid and not i.relispartition
  left join pg_constraint k on k.conrelid = x.indrelid and k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')`

const parameter = `split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)`

const ofTables = `
  select 'table' as on, r.namespace, r.name as table, null as index, null as constraint, null as member,
    split_part(o, '=', 1) as name, substr(o, strpos(o, '=') + 1) as value, false as by_index
  from relation r
  join pg_class c on c.oid = r.oid
  left join pg_class t on t.oid = c.reltoastrelid
  cross join lateral (select unnest(c.reloptions) union all select 'toast.' || unnest(t.reloptions)) given (o)
  where r.relkind in ('r', 'p')`

const ofIndexes = `
  select ${relationWord}, r.namespace, r.name, i.relname::text, k.conname::text, null, ${parameter}, false
  from relation r ${indexes}
  cross join lateral unnest(i.reloptions) given (o)`

/** Of compression, servers before 14 know nothing. */
const ofColumns = `
  select ${relationWord}, r.namespace, r.name, null, null, a.attname::text, given.name, given.value, false
  from relation r
  join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  cross join before_14
  cross join lateral (
    select 'statistics', nullif(a.attstattarget, -1)::text
    union all
    select 'storage', case when a.attstorage <> t.typstorage
      then case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN' else 'EXTENDED' end end
    union all
    select 'compression', case (select attcompression from (select a.*) own) when 'p' then 'pglz' when 'l' then 'lz4' end
    union all
    select ${parameter} from unnest(a.attoptions) o
  ) given (name, value)
  where r.relkind in ('r', 'p', 'm') and given.value is not null
    and (a.attstorage <> t.typstorage or a.attstattarget <> -1 or a.attoptions is not null
      or (select attcompression from (select a.*) own) in ('p', 'l'))`

const unlogged = `
  select 'table', r.namespace, r.name, null, null, null, 'unlogged', 'on', false
  from relation r
  join pg_class c on c.oid = r.oid and c.relpersistence = 'u'
  where r.relkind in ('r', 'p')`

const byIndexes = `
  select 'table', r.namespace, r.name, null, null, null, 'replica identity', case c.relreplident when 'f' then 'FULL' else 'NOTHING' end, false
  from relation r
  join pg_class c on c.oid = r.oid and c.relreplident in ('f', 'n')
  where r.relkind in ('r', 'p')
  union all
  select ${relationWord}, r.namespace, r.name, null, k.conname::text, null, given.name, i.relname::text, true
  from relation r ${indexes}
  cross join lateral (values ('replica identity', x.indisreplident), ('clustering', x.indisclustered)) given (name, is_so)
  where given.is_so`

/** What PostgreSQL is told of a table, of one of its columns or of an index, besides what it is. */
export const optionCatalog = `
  with before_14 (attcompression) as (values (''::"char"))
  select * from (${[ofTables, ofIndexes, ofColumns, unlogged, byIndexes].join('\n  union all\n')}
  ) option
  order by namespace nulls first, "table", index nulls first, member nulls first, name`

export function decodeOption(row: CatalogRow): Option {
  const [namespace, table, index] = [row.namespace as string | null, row.table as string, row.index as string | null]
  const [constraint, value] = [row.constraint as string | null, row.value as string]
  const named = row.by_index === true ? value : index
  const holder = constraint === null ? indexKey(namespace, named ?? '') : constraintKey(namespace, table, constraint)
  return {
    on: row.on as Option['on'],
    namespace,
    table,
    index,
    column: row.member as string | null,
    name: row.name as string,
    value,
    byIndex: row.by_index as boolean,
    uses: named === null ? [] : [holder],
  }
}
