select
  c.oid::regclass as name,
  obj_description(c.oid, 'pg_class') as comment,
  (
    select json_agg(json_build_array(
      a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
      pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum),
      (select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid)
    ) order by a.attnum)
    from pg_attribute a
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  ) as columns,
  (select json_agg(json_build_array(k.conname, pg_get_constraintdef(k.oid))) from pg_constraint k where k.conrelid = c.oid)
    as constraints,
  (select json_agg(pg_get_indexdef(i.indexrelid)) from pg_index i where i.indrelid = c.oid) as indexes
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
