import { relationWord } from './attached-catalog.ts'

/** Who owns a view, and what its columns are when nobody gives a value: what CREATE VIEW does not say. */
const furtherOfViews = `
  select r.namespace, ${relationWord} as on, r.name as relation, null::text as arguments, to_jsonb(x.made) as made
  from relation r join pg_class c on c.oid = r.oid
  cross join lateral (
    select array(
        select format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', r.oid::regclass, a.attname, pg_get_expr(ad.adbin, ad.adrelid))
        from pg_attrdef ad join pg_attribute a on a.attrelid = ad.adrelid and a.attnum = ad.adnum
        where ad.adrelid = r.oid order by a.attnum
      ) || case when pg_get_userbyid(c.relowner) = current_user then '{}' else
        array[format('ALTER %s %s OWNER TO %I', case r.relkind when 'm' then 'MATERIALIZED VIEW' else 'VIEW' end, r.oid::regclass, pg_get_userbyid(c.relowner))]
      end as made
  ) x
  where r.relkind in ('v', 'm') and x.made <> '{}'`

const ownersOfEnums = `
  select n.namespace, 'enum', t.typname::text, null,
    to_jsonb(array[format('ALTER TYPE %s OWNER TO %I', t.oid::regtype, pg_get_userbyid(t.typowner))])
  from pg_type t join namespace n on n.oid = t.typnamespace
  where t.typtype = 'e' and pg_get_userbyid(t.typowner) <> current_user
    and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')`

const ownersOfFunctions = `
  select n.namespace, 'function', p.proname::text, oidvectortypes(p.proargtypes),
    to_jsonb(array[format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, pg_get_userbyid(p.proowner))])
  from routine p join namespace n on n.oid = p.pronamespace
  where p.prokind <> 'a' and pg_get_userbyid(p.proowner) <> current_user`

/** What stands on a relation, a type or a function and is no part of its definition. */
export const attachmentCatalog = `
  select * from (${[furtherOfViews, ownersOfEnums, ownersOfFunctions].join('\n union all\n')}
  ) attachment
  order by namespace nulls first, relation, arguments`
