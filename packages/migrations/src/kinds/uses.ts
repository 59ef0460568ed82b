import type { Key } from '../model/key.ts'
import {
  columnKey,
  domainKey,
  enumKey,
  functionKey,
  materializedViewKey,
  sequenceKey,
  tableKey,
  viewKey,
} from './keys.ts'

/** What an object depends on: kind, namespace, name, and the own name of a column or the types that a function takes. */
type Use = readonly [kind: string, namespace: string | null, name: string, detail: string | null]

/**
 * What PostgreSQL knows an object to depend on, as SQL for a list of `Use`. A sequence behind a column stands for the
 * column. One object at a time, because every step of the way has an index in the catalog. The names inside are long, so
 * that those in `objectId` and `columnNumber` mean what they mean outside.
 */
export const usesOf = (catalog: string, objectId: string, columnNumber = '0'): string => `(
    select jsonb_agg(distinct jsonb_build_array(
      case
        when named_type.typtype = 'e' then 'enum'
        when named_type.typtype = 'd' then 'domain'
        when routine.oid is not null then 'function'
        when member.attname is not null then 'column'
        when target.relkind = 'v' then 'view'
        when target.relkind = 'm' then 'materialized view'
        when target.relkind = 'S' then 'sequence'
        else 'table'
      end, place.namespace, coalesce(named_type.typname, routine.proname, target.relname),
      coalesce(member.attname, oidvectortypes(routine.proargtypes))
    ))
    from pg_depend need
    left join pg_type needed_type on need.refclassid = 'pg_type'::regclass and needed_type.oid = need.refobjid
    left join pg_type listed_type on listed_type.oid = needed_type.typelem
    left join pg_type named_type on named_type.typtype in ('d', 'e')
      and named_type.oid = case needed_type.typtype when 'b' then needed_type.typelem else needed_type.oid end
    left join pg_class needed on needed.oid = coalesce(nullif(needed_type.typrelid, 0), listed_type.typrelid, case need.refclassid when 'pg_class'::regclass then need.refobjid end)
      and needed.relkind in ('r', 'p', 'v', 'm', 'S')
    left join pg_depend owning on needed.relkind = 'S' and owning.classid = 'pg_class'::regclass
      and owning.objid = needed.oid and owning.refclassid = 'pg_class'::regclass and owning.refobjsubid > 0
      and owning.deptype in ('a', 'i')
    left join pg_class target on target.oid = coalesce(owning.refobjid, needed.oid)
    left join pg_attribute member on target.relkind in ('r', 'p') and member.attrelid = target.oid
      and member.attnum = coalesce(owning.refobjsubid, need.refobjsubid) and member.attnum > 0
    left join pg_proc routine on need.refclassid = 'pg_proc'::regclass and routine.oid = need.refobjid and routine.prokind <> 'a'
    join namespace place on place.oid = coalesce(target.relnamespace, named_type.typnamespace, routine.pronamespace)
    where need.classid = '${catalog}'::regclass and need.objid = ${objectId} and need.objsubid = ${columnNumber}
      and need.deptype in ('n', 'a')
  )`

const keyFor: Readonly<Record<string, (namespace: string | null, name: string, detail: string) => Key>> = {
  column: columnKey,
  domain: domainKey,
  enum: enumKey,
  function: functionKey,
  'materialized view': materializedViewKey,
  sequence: sequenceKey,
  table: tableKey,
  view: viewKey,
}

/** The keys of what an object depends on, without its own. */
export function decodeUses(uses: unknown, ...own: readonly Key[]): readonly Key[] {
  const keys = ((uses ?? []) as readonly Use[]).flatMap(
    ([kind, namespace, name, detail]) => keyFor[kind]?.(namespace, name, detail ?? '') ?? [],
  )
  return [...new Set(keys)].filter((key) => !own.includes(key))
}
