/**
 * The sequences `s` behind serial and identity columns, each with the dependency `d` that ties it to its column. A
 * sequence that somebody tied to a column by hand is behind it only if the column's default is its next value. To print a
 * default PostgreSQL locks its table, so none of other namespaces is printed, and EXISTS, which may print all there are, is
 * not asked.
 */
export const ownedSequence = `
  select s.oid, s.relname::text as name, d.refobjid as relation, d.refobjsubid as attnum
  from pg_depend d
  join pg_class s on s.oid = d.objid and s.relkind = 'S' and s.relnamespace = any (array(select n.oid from namespace n))
  join pg_class t on t.oid = d.refobjid and t.relnamespace = s.relnamespace
  where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
    and (
      d.deptype = 'i'
      or (
        d.deptype = 'a' and (
          select pg_get_expr(ad.adbin, ad.adrelid) from pg_attrdef ad where ad.adrelid = d.refobjid and ad.adnum = d.refobjsubid
        ) = 'nextval(''' || replace(s.oid::regclass::text, '''', '''''') || '''::regclass)'
      )
    )`
