import type { CatalogRow } from '../model/kind.ts'
import { relationWord, statements } from './attached-catalog.ts'
import type { Statistics } from './statistics.ts'
import { decodeUses, usesOf } from './uses.ts'

/**
 * The server prints their name with its namespace, whatever the path is, and their columns in the order of the table, which
 * says nothing. Only where there are expressions it has to be asked for the whole.
 */
const definition = `'CREATE STATISTICS ' || x.shown || case
  when to_jsonb(s) ->> 'stxexprs' is not null
    then substr(pg_get_statisticsobjdef(s.oid), length('CREATE STATISTICS ' || x.qualified) + 1)
  else format('%s ON %s FROM %s', x.kinds, x.columns, r.oid::regclass) end`

const target = `format('ALTER STATISTICS %s SET STATISTICS %s', x.shown, nullif((to_jsonb(s) ->> 'stxstattarget')::int, -1))
  || case when nullif((to_jsonb(s) ->> 'stxstattarget')::int, -1) is not null then '' end`

const owner = `case when pg_get_userbyid(s.stxowner) <> current_user
  then format('ALTER STATISTICS %s OWNER TO %I', x.shown, pg_get_userbyid(s.stxowner)) end`

const comment = `case when obj_description(s.oid, 'pg_statistic_ext') is not null
  then format('COMMENT ON STATISTICS %s IS %L', x.shown, obj_description(s.oid, 'pg_statistic_ext')) end`

export const statisticsCatalog = `
  select n.namespace, s.stxname::text as name, ${relationWord} as on, r.namespace as relation_namespace, r.name as relation,
    ${statements(definition, target, owner, comment)} as made, ${usesOf('pg_statistic_ext', 's.oid')} as uses
  from relation r join pg_statistic_ext s on s.stxrelid = r.oid
  join namespace n on n.oid = s.stxnamespace
  join pg_namespace own on own.oid = n.oid
  cross join lateral (
    select quote_ident(own.nspname) || '.' || quote_ident(s.stxname) as qualified,
      coalesce(quote_ident(n.namespace) || '.', '') || quote_ident(s.stxname) as shown,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attname)
        from unnest(s.stxkeys::int2[]) k join pg_attribute a on a.attrelid = r.oid and a.attnum = k) as columns,
      case when s.stxkind @> '{d,f,m}' then '' else (
        select format(' (%s)', string_agg(case k when 'd' then 'ndistinct' when 'f' then 'dependencies' else 'mcv' end, ', ' order by k))
        from unnest(s.stxkind) k where k <> 'e'
      ) end as kinds
  ) x
  order by n.namespace nulls first, s.stxname`

export const decodeStatistics = (row: CatalogRow): Statistics => ({
  namespace: row.namespace as string | null,
  name: row.name as string,
  on: row.on as Statistics['on'],
  relation: { namespace: row.relation_namespace as string | null, name: row.relation as string },
  made: row.made as readonly string[],
  uses: decodeUses(row.uses),
})
