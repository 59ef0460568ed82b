import type { CatalogRow } from '../model/kind.ts'
import type { Grant } from './grant.ts'
import { columnKey } from './keys.ts'

/** Where a mirror is read, its tables are the reader's own; whom those belong to that it stands for needs no grant either. */
const alsoOwns = (catalog: string, owner: string, conditions: string): string =>
  `(select o.${owner} from ${catalog} o where n.oid <> n.original and ${conditions} limit 1)`

const onRelations = `
  select case r.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as on,
    r.namespace, r.name, null as arguments, null as member, o.place as of, c.relowner as owner,
    ${alsoOwns('pg_class', 'relowner', 'o.relnamespace = n.original and o.relname = r.name')} as other, c.relacl as acl,
    acldefault(case r.relkind when 'S' then 's' else 'r' end::"char", c.relowner) as usual
  from relation r
  join pg_class c on c.oid = r.oid and c.relacl is not null
  join namespace n on n.oid = c.relnamespace
  left join lateral (
    select jsonb_build_array(t.namespace, t.name, a.attname) as place
    from owned_sequence s
    join relation t on t.oid = s.relation
    join pg_attribute a on a.attrelid = s.relation and a.attnum = s.attnum
    where s.oid = r.oid
  ) o on true`

const onColumns = `
  select case r.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
    r.namespace, r.name, null, a.attname::text, null, c.relowner,
    ${alsoOwns('pg_class', 'relowner', 'o.relnamespace = n.original and o.relname = r.name')}, a.attacl, null
  from relation r
  join pg_class c on c.oid = r.oid
  join namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = r.oid and a.attacl is not null and not a.attisdropped`

const onRoutines = `
  select 'function', n.namespace, p.proname::text, oidvectortypes(p.proargtypes), null, null, p.proowner,
    ${alsoOwns('pg_proc', 'proowner', 'o.pronamespace = n.original and o.proname = p.proname and o.pronargs = p.pronargs')},
    p.proacl, acldefault('f', p.proowner)
  from routine p
  join namespace n on n.oid = p.pronamespace
  where p.proacl is not null and p.prokind <> 'a'`

const onTypes = `
  select case t.typtype when 'd' then 'domain' else 'enum' end, n.namespace, t.typname::text, null, null, null, t.typowner,
    ${alsoOwns('pg_type', 'typowner', 'o.typnamespace = n.original and o.typname = t.typname')},
    t.typacl, acldefault('T', t.typowner)
  from pg_type t
  join namespace n on n.oid = t.typnamespace
  where t.typacl is not null and t.typtype in ('d', 'e')
    and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')`

/** What everybody may do in `public` from the beginning, PostgreSQL remembers; a mirror of it begins as it began. */
const onNamespaces = `
  select 'namespace', null, n.name, null, null, null, s.nspowner,
    ${alsoOwns('pg_namespace', 'nspowner', 'o.oid = n.original')},
    coalesce(s.nspacl, acldefault('n', s.nspowner)), coalesce(i.initprivs, acldefault('n', s.nspowner))
  from namespace n
  join pg_namespace s on s.oid = n.oid
  left join pg_init_privs i on i.classoid = 'pg_namespace'::regclass and i.objoid = n.original
  where s.nspacl is not null or i.initprivs is not null`

const role = (oid: string): string => `case ${oid} when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(${oid})) end`

/**
 * Who may do what, as far as it differs from what PostgreSQL gives without being asked: what is given besides, and what
 * is withheld of what everybody has. What an owner may do is not looked at.
 */
export const grantCatalog = `
  select t.on, t.namespace, t.name, t.arguments, t.member, t.of, p.privilege_type as privilege,
    ${role('p.grantee')} as grantee, case when p.grantor <> t.owner then ${role('p.grantor')} end as grantor,
    p.is_grantable as grantable, p.given
  from (${[onRelations, onColumns, onRoutines, onTypes, onNamespaces].join('\n union all\n')}
  ) t
  cross join lateral (
    select e.grantor, e.grantee, e.privilege_type, e.is_grantable, true as given
    from aclexplode(t.acl) e
    where e.grantee <> t.owner and e.grantee is distinct from t.other
      and not exists (
        select from aclexplode(t.usual) u
        where u.grantee = e.grantee and u.privilege_type = e.privilege_type and e.grantor = t.owner
      )
    union all
    select t.owner, 0, u.privilege_type, false, false
    from aclexplode(t.usual) u
    where u.grantee = 0
      and not exists (
        select from aclexplode(t.acl) e where e.grantee = 0 and e.privilege_type = u.privilege_type and e.grantor = t.owner
      )
  ) p
  order by t.namespace nulls first, t.name, t.arguments, t.member, grantee, grantor nulls first, privilege`

export function decodeGrant(row: CatalogRow): Grant {
  const of = row.of as readonly [string | null, string, string] | null
  return {
    on: row.on as Grant['on'],
    namespace: row.namespace as string | null,
    name: row.name as string,
    arguments: row.arguments as string | null,
    column: row.member as string | null,
    of: of === null ? null : columnKey(...of),
    privilege: row.privilege as string,
    grantee: row.grantee as string,
    grantor: row.grantor as string | null,
    given: row.given as boolean,
    grantable: row.grantable as boolean,
  }
}
