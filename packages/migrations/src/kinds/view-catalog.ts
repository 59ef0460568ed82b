/**
 * Views (`v`) or materialized views (`m`). `pg_get_viewdef` ends on a semicolon that is not part of the query. What a
 * view reads is in `pg_depend` under its rewrite rule: columns of tables one by one, other views as a whole.
 */
export const viewCatalog = (relkind: 'v' | 'm'): string => `
  select r.namespace, r.name, regexp_replace(pg_get_viewdef(r.oid), ';\\s*$', '') as query,
    coalesce((select jsonb_agg(o order by o) from unnest(c.reloptions) o), '[]') as options,
    coalesce((
      select jsonb_agg(distinct case ur.relkind when 'v' then 'view:' when 'm' then 'materialized view:' else 'column:' end
        || coalesce(quote_ident(ur.namespace) || '.', '') || quote_ident(ur.name)
        || case when ur.relkind in ('r', 'p') then '.' || quote_ident(a.attname) else '' end)
      from pg_rewrite w
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
      join relation ur on ur.oid = d.refobjid and ur.oid <> r.oid
      left join pg_attribute a on a.attrelid = ur.oid and a.attnum = d.refobjsubid and d.refobjsubid > 0
      where w.ev_class = r.oid and (ur.relkind in ('v', 'm') or a.attname is not null)
    ), '[]') as uses
  from relation r
  join pg_class c on c.oid = r.oid
  where r.relkind = '${relkind}'
  order by r.namespace nulls first, r.name`
