import { usesOf } from './uses.ts'

/**
 * Views (`v`) or materialized views (`m`). `pg_get_viewdef` ends on a semicolon that is not part of the query. What a
 * view reads, PostgreSQL keeps under its rewrite rule: columns of tables one by one, other views as a whole.
 */
export const viewCatalog = (relkind: 'v' | 'm'): string => `
  select r.namespace, r.name, regexp_replace(pg_get_viewdef(r.oid), ';\\s*$', '') as query,
    coalesce((select jsonb_agg(o order by o) from unnest(c.reloptions) o), '[]') as options,
    c.relispopulated as populated, ${usesOf('pg_rewrite', 'w.oid')} as uses
  from relation r
  join pg_class c on c.oid = r.oid
  join pg_rewrite w on w.ev_class = r.oid and w.rulename = '_RETURN'
  where r.relkind = '${relkind}'
  order by r.namespace nulls first, r.name`
