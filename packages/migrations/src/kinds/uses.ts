import type { Key } from '../model/key.ts'
import type { CatalogRow } from '../model/kind.ts'
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
export type Use = readonly [kind: string, namespace: string | null, name: string, detail: string | null]

/** The address of an object, or of a column, in the catalog: its class, its number there, and that of the column. */
const addressOf = (classId: string, objectId: string, columnNumber: string): string =>
  `concat_ws('/', ${classId}, ${objectId}, ${columnNumber})`

/** What PostgreSQL knows an object to depend on, as SQL for a list of addresses; `usesCatalog` says what is behind each. */
export const usesOf = (catalog: string, objectId: string, columnNumber = '0'): string =>
  `jsonb_build_array(${addressOf(`'${catalog}'::regclass::oid`, objectId, columnNumber)})`

/**
 * Every address that depends on something, with a list of `Use`. A sequence behind a column stands for the column, and a table for
 * its partitions. It is
 * asked once for all kinds, because the server plans so wide a join for longer than it runs it; and what PostgreSQL brings along
 * has lower numbers than whatever was made later.
 */
export const usesCatalog = `
  select ${addressOf('need.classid', 'need.objid', 'need.objsubid')} as address,
    jsonb_agg(distinct jsonb_build_array(
      case
        when named_type.typtype = 'e' then 'enum'
        when named_type.typtype = 'd' then 'domain'
        when routine.oid is not null then 'function'
        when member.attname is not null then 'column'
        when target.relkind = 'v' then 'view'
        when target.relkind = 'm' then 'materialized view'
        when target.relkind = 'S' then 'sequence'
        else 'table'
      end, place.namespace, coalesce(named_type.typname, routine.proname, whole.relname),
      coalesce(member.attname, oidvectortypes(routine.proargtypes))
    )) as uses
  from pg_depend need
  left join pg_constraint held on need.classid = 'pg_constraint'::regclass and held.oid = need.objid
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
  left join pg_class whole on whole.oid = case when target.relispartition then pg_partition_root(target.oid) else target.oid end
  left join pg_attribute member on target.relkind in ('r', 'p') and member.attrelid = target.oid
    and member.attnum = coalesce(owning.refobjsubid, need.refobjsubid) and member.attnum > 0
  left join pg_proc routine on need.refclassid = 'pg_proc'::regclass and routine.oid = need.refobjid and routine.prokind <> 'a'
  join namespace place on place.oid = coalesce(whole.relnamespace, named_type.typnamespace, routine.pronamespace)
  where need.deptype in ('n', 'a') and need.refobjid >= 16384
    and need.refclassid in ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass)
    -- Of keys, and of NOT NULL from 18 on, the columns are known.
    and (held.contype is null or held.contype in ('c', 'x'))
  group by need.classid, need.objid, need.objsubid`

/** The row, in which each address has become what is behind it; what a kind found out by itself stays. */
export const withUses = (row: CatalogRow, behind: ReadonlyMap<string, readonly Use[]>): CatalogRow =>
  Array.isArray(row.uses)
    ? {
        ...row,
        uses: row.uses.flatMap((each: string | Use) => (typeof each === 'string' ? (behind.get(each) ?? []) : [each])),
      }
    : row

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
