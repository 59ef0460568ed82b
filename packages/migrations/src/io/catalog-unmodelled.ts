/** What PostgreSQL keeps and no kind describes, each with a word for it and the table it stands on. */
export const unmodelledCatalog = `
  select u.what, u.name from (
    select 'trigger' as what, quote_ident(t.tgname) || ' on ' || r.oid::regclass as name
    from relation r join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
    union all
    select 'policy', quote_ident(p.polname) || ' on ' || r.oid::regclass
    from relation r join pg_policy p on p.polrelid = r.oid
    union all
    select 'rule', quote_ident(w.rulename) || ' on ' || r.oid::regclass
    from relation r join pg_rewrite w on w.ev_class = r.oid and w.rulename <> '_RETURN'
    union all
    select 'row level security', r.oid::regclass::text
    from relation r join pg_class c on c.oid = r.oid and c.relrowsecurity
    union all
    select 'inheritance', c.oid::regclass || ' from ' || i.inhparent::regclass
    from pg_inherits i join pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p') and not c.relispartition
    join namespace n on n.oid = c.relnamespace
    union all
    select 'partition', c.oid::regclass || ' of ' || i.inhparent::regclass
    from pg_inherits i join pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p', 'f') and c.relispartition
    join namespace n on n.oid = c.relnamespace
    union all
    select 'foreign table', c.oid::regclass::text
    from pg_class c join namespace n on n.oid = c.relnamespace where c.relkind = 'f' and not c.relispartition
    union all
    select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
      p.oid::regprocedure::text
    from pg_proc p join namespace n on n.oid = p.pronamespace
    where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    select case t.typtype when 'd' then 'domain' when 'r' then 'range type' else 'composite type' end, t.oid::regtype::text
    from pg_type t join namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
    where (t.typtype in ('d', 'r') or (t.typtype = 'c' and c.relkind = 'c'))
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype in ('e', 'i'))
    union all
    select 'sequence of a column', r.oid::regclass || ' of ' || d.refobjid::regclass
    from relation r
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
      and d.deptype = 'a'
    where r.relkind = 'S' and not exists (select from owned_sequence o where o.oid = r.oid)
    union all
    select case when to_jsonb(k) ->> 'conperiod' = 'true' then 'temporal key' else 'constraint that is not enforced' end,
      quote_ident(k.conname) || ' on ' || r.oid::regclass
    from relation r join pg_constraint k on k.conrelid = r.oid
    where to_jsonb(k) ->> 'conperiod' = 'true' or to_jsonb(k) ->> 'conenforced' = 'false'
    union all
    select 'storage of a column', r.oid::regclass || '.' || quote_ident(a.attname)
    from relation r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where r.relkind in ('r', 'p', 'm')
      and (a.attstorage <> t.typstorage or a.attoptions is not null or coalesce(a.attstattarget, -1) <> -1)
    union all
    select 'replica identity', r.oid::regclass::text
    from relation r join pg_class c on c.oid = r.oid where r.relkind in ('r', 'p') and c.relreplident <> 'd'
    union all
    select 'tablespace', c.oid::regclass::text
    from pg_class c join namespace n on n.oid = c.relnamespace where c.reltablespace <> 0
    union all
    select 'collation', c.oid::regcollation::text
    from pg_collation c join namespace n on n.oid = c.collnamespace
    where not exists (
      select from pg_depend d where d.classid = 'pg_collation'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
    union all
    select 'statistics', s.stxname || ' on ' || r.oid::regclass
    from relation r join pg_statistic_ext s on s.stxrelid = r.oid
  ) u
  order by u.what, u.name`
