import { wordFor } from '../kinds/undescribed-constraint.ts'

/** What PostgreSQL keeps and no kind describes, each with a word for it and the table it stands on. */
export const unmodelledCatalog = `
  select u.what, u.name from (
    select 'inheritance' as what, c.oid::regclass || ' from ' || i.inhparent::regclass as name
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
    select 'aggregate', p.oid::regprocedure::text
    from routine p where p.prokind = 'a'
    union all
    select case t.typtype when 'r' then 'range type' else 'composite type' end, t.oid::regtype::text
    from pg_type t join namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
    where (t.typtype = 'r' or (t.typtype = 'c' and c.relkind = 'c'))
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype in ('e', 'i'))
    union all
    select ${wordFor('u')}, quote_ident(u.name) || ' on ' || r.oid::regclass
    from undescribed_constraint u join relation r on r.oid = u.relation
    union all
    select 'not null with a name or without heirs', quote_ident(k.conname) || ' on ' || r.oid::regclass
    from relation r join pg_constraint k on k.conrelid = r.oid and k.contype = 'n'
    where k.connoinherit or k.conname !~ '_not_null[0-9]*$'
    union all
    select 'tablespace', c.oid::regclass::text
    from pg_class c join namespace n on n.oid = c.relnamespace where c.reltablespace <> 0
    union all
    select 'foreign key that is switched off', quote_ident(k.conname) || ' on ' || r.oid::regclass
    from relation r join pg_constraint k on k.conrelid = r.oid and k.contype = 'f'
    where exists (select from pg_trigger t where t.tgconstraint = k.oid and t.tgisinternal and t.tgenabled = 'D')
    union all
    select 'publication', p.pubname || ' of ' || r.oid::regclass
    from relation r join pg_publication_rel m on m.prrelid = r.oid join pg_publication p on p.oid = m.prpubid
    union all
    select 'security label', r.oid::regclass::text
    from relation r join pg_seclabel l on l.classoid = 'pg_class'::regclass and l.objoid = r.oid and l.objsubid = 0
    union all
    select 'access method', am.amname || ' of ' || r.oid::regclass
    from relation r join pg_class c on c.oid = r.oid join pg_am am on am.oid = c.relam
    where r.relkind in ('r', 'p', 'm') and am.amname <> 'heap'
    union all
    select 'table of a type', r.oid::regclass || ' of ' || c.reloftype::regtype
    from relation r join pg_class c on c.oid = r.oid and c.reloftype <> 0
    union all
    select 'unlogged sequence', r.oid::regclass::text
    from relation r join pg_class c on c.oid = r.oid and c.relpersistence = 'u'
    where r.relkind = 'S' and not exists (
      select from pg_depend d join pg_class t on t.oid = d.refobjid and t.relpersistence = 'u'
      where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
    )
    union all
    select 'materialized view without rows', r.oid::regclass::text
    from relation r join pg_class c on c.oid = r.oid and not c.relispopulated where r.relkind = 'm'
    union all
    select 'not null that is not validated', r.oid::regclass || '.' || quote_ident(a.attname)
    from relation r join pg_constraint k on k.conrelid = r.oid and k.contype = 'n' and not k.convalidated
    join pg_attribute a on a.attrelid = r.oid and a.attnum = k.conkey[1]
    union all
    select 'operator', o.oid::regoperator::text
    from pg_operator o join namespace n on n.oid = o.oprnamespace
    where not exists (select from pg_depend d where d.classid = 'pg_operator'::regclass and d.objid = o.oid and d.deptype = 'e')
    union all
    select 'operator class', quote_ident(o.opcname) || ' for ' || o.opcintype::regtype
    from pg_opclass o join namespace n on n.oid = o.opcnamespace
    where not exists (select from pg_depend d where d.classid = 'pg_opclass'::regclass and d.objid = o.oid and d.deptype = 'e')
    union all
    select 'cast', c.castsource::regtype || ' as ' || c.casttarget::regtype
    from pg_cast c
    where c.oid >= 16384
      and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = c.oid and d.deptype = 'e')
    union all
    select 'text search dictionary', c.oid::regdictionary::text
    from pg_ts_dict c join namespace n on n.oid = c.dictnamespace
    where not exists (select from pg_depend d where d.classid = 'pg_ts_dict'::regclass and d.objid = c.oid and d.deptype = 'e')
    union all
    select 'publication', p.pubname || ' of all tables' from pg_publication p where p.puballtables
    union all
    select 'text search configuration', c.oid::regconfig::text
    from pg_ts_config c join namespace n on n.oid = c.cfgnamespace
    where not exists (select from pg_depend d where d.classid = 'pg_ts_config'::regclass and d.objid = c.oid and d.deptype = 'e')
    union all
    select 'base type', t.oid::regtype::text
    from pg_type t join namespace n on n.oid = t.typnamespace
    where t.typtype = 'b' and t.typelem = 0
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype in ('e', 'i'))
    union all
    select 'event trigger', quote_ident(e.evtname)
    from pg_event_trigger e
    where not exists (select from pg_depend d where d.classid = 'pg_event_trigger'::regclass and d.objid = e.oid and d.deptype = 'e')
    union all
    select 'collation', c.oid::regcollation::text
    from pg_collation c join namespace n on n.oid = c.collnamespace
    where not exists (
      select from pg_depend d where d.classid = 'pg_collation'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
  ) u
  order by u.what, u.name`
