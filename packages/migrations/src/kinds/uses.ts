import type { Key } from '../model/key.ts'
import { columnKey, enumKey, materializedViewKey, sequenceKey, tableKey, viewKey } from './keys.ts'

/** What an object depends on: kind, namespace, name, and a column's own name. */
type Use = readonly [kind: string, namespace: string | null, name: string, column: string | null]

/**
 * What PostgreSQL knows an object to depend on, as SQL for a list of `Use`. A sequence behind a column stands for the
 * column. One object at a time, because every step of the way has an index in the catalog.
 */
export const usesOf = (catalog: string, objectId: string, columnNumber = '0'): string => `(
    select jsonb_agg(distinct jsonb_build_array(
      case
        when e.oid is not null then 'enum'
        when a.attname is not null then 'column'
        else case u.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end
      end, n.namespace, coalesce(e.typname, u.relname), a.attname
    ))
    from pg_depend d
    left join pg_class r on d.refclassid = 'pg_class'::regclass and r.oid = d.refobjid and r.relkind in ('r', 'p', 'v', 'm', 'S')
    left join pg_depend o on r.relkind = 'S' and o.classid = 'pg_class'::regclass and o.objid = r.oid
      and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0 and o.deptype in ('a', 'i')
    left join pg_class u on u.oid = coalesce(o.refobjid, r.oid)
    left join pg_attribute a on u.relkind in ('r', 'p') and a.attrelid = u.oid
      and a.attnum = coalesce(o.refobjsubid, d.refobjsubid) and a.attnum > 0
    left join pg_type t on d.refclassid = 'pg_type'::regclass and t.oid = d.refobjid
    left join pg_type e on e.oid = case when t.typtype = 'b' then t.typelem else t.oid end and e.typtype = 'e'
    join namespace n on n.oid = coalesce(u.relnamespace, e.typnamespace)
    where d.classid = '${catalog}'::regclass and d.objid = ${objectId} and d.objsubid = ${columnNumber} and d.deptype in ('n', 'a')
  )`

const keyFor: Readonly<Record<string, (namespace: string | null, name: string, column: string) => Key>> = {
  column: columnKey,
  enum: enumKey,
  'materialized view': materializedViewKey,
  sequence: sequenceKey,
  table: tableKey,
  view: viewKey,
}

/** The keys of what an object depends on, without its own. */
export function decodeUses(uses: unknown, ...own: readonly Key[]): readonly Key[] {
  const keys = ((uses ?? []) as readonly Use[]).flatMap(
    ([kind, namespace, name, column]) => keyFor[kind]?.(namespace, name, column ?? '') ?? [],
  )
  return [...new Set(keys)].filter((key) => !own.includes(key))
}
