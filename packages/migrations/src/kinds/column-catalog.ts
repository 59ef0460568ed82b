import { sequenceColumns } from '../sql/sequence-options.ts'

/**
 * Every column of every table. `owned_sequence` tells which sequences stand behind a serial or identity column; the
 * columns that a generated column computes from are in `pg_depend` under its default expression.
 */
export const columnCatalog = `
  select r.namespace, r.name as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    case when a.attcollation <> t.typcollation then
      (select case when cn.nspname = 'pg_catalog' then '' else quote_ident(cn.nspname) || '.' end || quote_ident(co.collname)
       from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace where co.oid = a.attcollation)
    end as collation,
    not a.attnotnull as nullable, pg_get_expr(ad.adbin, ad.adrelid) as expression,
    a.attgenerated as generated, a.attidentity as identity, o.name as sequence, ${sequenceColumns},
    case when e.typtype = 'e' then e.typname end as enum, en.namespace as enum_namespace,
    coalesce(used.columns, '[]') as columns, coalesce(used.sequences, '[]') as sequences
  from relation r
  join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  join pg_type e on e.oid = case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end
  left join namespace en on en.oid = e.typnamespace
  left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
  left join owned_sequence o on o.relation = r.oid and o.attnum = a.attnum
  left join pg_sequence s on s.seqrelid = o.oid
  left join (
    select d.objid,
      jsonb_agg(ua.attname order by ua.attnum) filter (where ua.attname is not null and sr.oid is null) as columns,
      jsonb_agg('sequence:' || coalesce(quote_ident(sr.namespace) || '.', '') || quote_ident(sr.name) order by sr.name)
        filter (where sr.oid is not null and so.oid is null) as sequences
    from pg_depend d
    join pg_attrdef dd on dd.oid = d.objid
    left join pg_attribute ua on ua.attrelid = d.refobjid and ua.attnum = d.refobjsubid
      and d.refobjid = dd.adrelid and d.refobjsubid > 0 and d.refobjsubid <> dd.adnum
    left join relation sr on sr.oid = d.refobjid and sr.relkind = 'S'
    left join owned_sequence so on so.oid = sr.oid
    where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('n', 'a')
    group by d.objid
  ) used on used.objid = ad.oid
  where r.relkind in ('r', 'p')
  order by r.namespace nulls first, r.name, a.attnum`
