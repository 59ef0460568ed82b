import type { CatalogRow } from '../model/kind.ts'
import { materializedViewKey, tableKey } from './keys.ts'
import type { Index, IndexElement } from './table-index.ts'
import { decodeUses, usesOf } from './uses.ts'

/**
 * Indexes that no constraint owns. Each element is read from its own columns of `pg_index`: the printed definition
 * cannot be taken apart again. In `indoption`, bit 1 is DESC and bit 2 is NULLS FIRST.
 */
export const indexCatalog = `
  select r.namespace, r.name as table, r.relkind, i.relname as name, x.indisunique as unique, am.amname as method,
    x.indisvalid as valid, coalesce(x.indisunique and to_jsonb(x) -> 'indnullsnotdistinct' = 'true', false) as nulls_not_distinct,
    pg_get_expr(x.indpred, x.indrelid) as predicate,
    part.elements, part.include,
    ${usesOf('pg_class', 'i.oid')} as uses
  from relation r
  join pg_index x on x.indrelid = r.oid
  join pg_class i on i.oid = x.indexrelid and not i.relispartition
  join pg_am am on am.oid = i.relam
  cross join lateral (
    select
      jsonb_agg(jsonb_build_object(
        'column', a.attname,
        'expression', case when a.attname is null then pg_get_indexdef(x.indexrelid, p.place, false) end,
        'collation', case when x.indcollation[p.place - 1] <> coalesce(a.attcollation, nullif(ia.collation, 0), 'pg_catalog."default"'::regcollation) then
          case when cn.nspname = 'pg_catalog' then '' else quote_ident(cn.nspname) || '.' end || quote_ident(co.collname) end,
        'class', case when not oc.opcdefault or ia.options is not null then
          case when ocn.nspname = 'pg_catalog' or pg_opclass_is_visible(oc.oid) then '' else quote_ident(ocn.nspname) || '.' end
            || quote_ident(oc.opcname) || coalesce(' (' || ia.options || ')', '') end,
        'descending', (x.indoption[p.place - 1] & 1) = 1,
        'nulls_first', (x.indoption[p.place - 1] & 2) = 2
      ) order by p.place) filter (where p.place <= x.indnkeyatts) as elements,
      coalesce(jsonb_agg(a.attname order by p.place) filter (where p.place > x.indnkeyatts), '[]') as include
    from generate_series(1, x.indnatts) p (place)
    left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[p.place - 1] and a.attnum > 0
    left join lateral (
      select (select t.typcollation from pg_type t where t.oid = xa.atttypid) as collation,
        (select string_agg(o, ', ') from unnest(xa.attoptions) o) as options
      from pg_attribute xa
      where xa.attrelid = x.indexrelid and xa.attnum = p.place
    ) ia on true
    left join pg_opclass oc on oc.oid = x.indclass[p.place - 1] and p.place <= x.indnkeyatts
    left join pg_namespace ocn on ocn.oid = oc.opcnamespace
    left join pg_collation co on co.oid = x.indcollation[p.place - 1] and p.place <= x.indnkeyatts
    left join pg_namespace cn on cn.oid = co.collnamespace
  ) part
  where r.relkind in ('r', 'p', 'm')
    and not exists (select from pg_constraint k where k.conrelid = x.indrelid and k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
  order by r.namespace nulls first, r.name, i.relname`

export function decodeIndex(row: CatalogRow): Index {
  const [namespace, table] = [row.namespace as string | null, row.table as string]
  const isView = row.relkind === 'm'
  return {
    namespace,
    table,
    on: isView ? 'materialized view' : 'table',
    name: row.name as string,
    unique: row.unique as boolean,
    method: row.method as string,
    elements: (row.elements as readonly CatalogRow[]).map(decodeElement),
    include: row.include as readonly string[],
    where: row.predicate as string | null,
    nullsNotDistinct: row.nulls_not_distinct as boolean,
    valid: row.valid as boolean,
    uses: decodeUses(row.uses, isView ? materializedViewKey(namespace, table) : tableKey(namespace, table)),
  }
}

const decodeElement = (row: CatalogRow): IndexElement => ({
  column: row.column as string | null,
  expression: row.expression as string | null,
  collation: row.collation as string | null,
  operatorClass: row.class as string | null,
  descending: row.descending as boolean,
  nullsFirst: row.nulls_first as boolean,
})
