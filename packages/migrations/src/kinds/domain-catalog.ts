import type { CatalogRow } from '../model/kind.ts'
import type { Domain } from './domain.ts'
import { domainKey } from './keys.ts'
import { decodeUses, usesOf } from './uses.ts'

/** What a check names, PostgreSQL keeps under the check. */
export const domainCatalog = `
  select n.namespace, t.typname as name, format_type(t.typbasetype, t.typtypmod) as type,
    case when t.typcollation <> b.typcollation then
      (select case when cn.nspname = 'pg_catalog' then '' else quote_ident(cn.nspname) || '.' end || quote_ident(co.collname)
       from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace where co.oid = t.typcollation)
    end as collation,
    t.typdefault as default, t.typnotnull as not_null, held.checks,
    ${usesOf('pg_type', 't.oid')} || coalesce(held.uses, '[]') as uses
  from pg_type t
  join namespace n on n.oid = t.typnamespace
  join pg_type b on b.oid = t.typbasetype
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid)) order by k.conname), '[]') as checks,
      jsonb_path_query_array(jsonb_agg(${usesOf('pg_constraint', 'k.oid')}), '$[*][*]') as uses
    from pg_constraint k where k.contypid = t.oid and k.contype = 'c'
  ) held
  where t.typtype = 'd'
    and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype in ('e', 'i'))
  order by n.namespace nulls first, t.typname`

export function decodeDomain(row: CatalogRow): Domain {
  const [namespace, name] = [row.namespace as string | null, row.name as string]
  return {
    namespace,
    name,
    type: row.type as string,
    collation: row.collation as string | null,
    default: row.default as string | null,
    notNull: row.not_null as boolean,
    checks: row.checks as Domain['checks'],
    uses: decodeUses(row.uses, domainKey(namespace, name)),
  }
}
