import type { CatalogRow } from '../model/kind.ts'
import type { Comment } from './comment.ts'
import { isDescribed } from './constraint-catalog.ts'

const relationKind = `case r.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end`

/** Comments on every object that the other kinds read; an index that a constraint owns has none of its own. */
export const commentCatalog = `
  select case r.relkind when 'S' then 'sequence' else ${relationKind} end as on,
    r.namespace, null as relation_kind, null as relation, r.name, null as types, d.description as text
  from relation r
  join pg_description d on d.objoid = r.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
  where not exists (select from owned_sequence o where o.oid = r.oid)
  union all
  select 'column', r.namespace, ${relationKind}, r.name, a.attname, null, d.description
  from relation r
  join pg_description d on d.objoid = r.oid and d.classoid = 'pg_class'::regclass and d.objsubid > 0
  join pg_attribute a on a.attrelid = r.oid and a.attnum = d.objsubid and not a.attisdropped
  where r.relkind <> 'S'
  union all
  select 'constraint', r.namespace, 'table', r.name, k.conname, null, d.description
  from relation r
  join pg_constraint k on k.conrelid = r.oid and ${isDescribed}
  join pg_description d on d.objoid = k.oid and d.classoid = 'pg_constraint'::regclass
  where r.relkind in ('r', 'p')
  union all
  select 'index', r.namespace, null, null, i.relname, null, d.description
  from relation r
  join pg_index x on x.indrelid = r.oid
  join pg_class i on i.oid = x.indexrelid and not i.relispartition
  join pg_description d on d.objoid = i.oid and d.classoid = 'pg_class'::regclass
  where not exists (select from pg_constraint k where k.conrelid = x.indrelid and k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
  union all
  select case t.typtype when 'e' then 'enum' else 'domain' end, n.namespace, null, null, t.typname, null, d.description
  from pg_type t
  join namespace n on n.oid = t.typnamespace
  join pg_description d on d.objoid = t.oid and d.classoid = 'pg_type'::regclass
  where t.typtype in ('e', 'd')
    and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype in ('e', 'i'))
  union all
  select 'function', n.namespace, null, null, p.proname, oidvectortypes(p.proargtypes), d.description
  from routine p
  join namespace n on n.oid = p.pronamespace
  join pg_description d on d.objoid = p.oid and d.classoid = 'pg_proc'::regclass
  where p.prokind <> 'a'
  union all
  select 'namespace', null, null, null, n.name, null, d.description
  from namespace n
  join pg_description d on d.objoid = n.oid and d.classoid = 'pg_namespace'::regclass
  where n.name <> 'public'`

export function decodeComment(row: CatalogRow): Comment {
  const kind = row.relation_kind as 'table' | 'view' | 'materialized view' | null
  return {
    on: row.on as Comment['on'],
    namespace: row.namespace as string | null,
    relation: kind === null ? null : { kind, name: row.relation as string },
    name: row.name as string,
    types: row.types as string | null,
    text: row.text as string,
  }
}
