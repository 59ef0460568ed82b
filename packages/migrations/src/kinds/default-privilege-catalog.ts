import type { CatalogRow } from '../model/kind.ts'
import { roleName } from './attached-catalog.ts'
import type { DefaultPrivilege } from './default-privilege.ts'

/** In a mirror nothing can be said, nor unsaid, for a role that is not one's own; PostgreSQL 16 asks more of that than to be a member. */
const isSayable = `
  pg_has_role(d.defaclrole, case when current_setting('server_version_num')::integer < 160000 then 'MEMBER' else 'USAGE' end)
  or not exists (select from namespace m where m.oid <> m.original)`

/**
 * What is said of one namespace adds to what is said of all. That is kept as the whole of what a role gives, so it is compared with
 * what PostgreSQL would give unasked: there is more of it, or less.
 */
export const defaultPrivilegeCatalog = `
  with given as (
    select case when pg_get_userbyid(d.defaclrole) <> current_user then quote_ident(pg_get_userbyid(d.defaclrole)) end as maker,
      n.name as namespace, d.defaclobjtype as type, e.grantee, e.privilege_type as privilege, e.is_grantable as grantable, x.way
    from pg_default_acl d
    left join namespace n on n.oid = d.defaclnamespace
    cross join lateral (
      select case when d.defaclnamespace = 0 then acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole) end as acl
    ) usual
    cross join lateral (values ('to', d.defaclacl, usual.acl), ('from', usual.acl, d.defaclacl)) x (way, acl, other)
    cross join lateral aclexplode(x.acl) e
    where (n.oid is not null or d.defaclnamespace = 0 and (${isSayable}))
      and not exists (
        select from aclexplode(x.other) o
        where o.grantee = e.grantee and o.privilege_type = e.privilege_type and (x.way = 'from' or o.is_grantable = e.is_grantable)
      )
  )
  select maker, namespace,
    case type when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS' when 'T' then 'TYPES' when 'n' then 'SCHEMAS' else 'LARGE OBJECTS' end as on,
    privilege, ${roleName('grantee')} as grantee, grantable, way = 'from' as taken_back
  from given
  order by namespace nulls first, 1 nulls first, 3, 4, 5, 7`

export const decodeDefaultPrivilege = (row: CatalogRow): DefaultPrivilege => ({
  maker: row.maker as string | null,
  inNamespace: row.namespace as string | null,
  on: row.on as DefaultPrivilege['on'],
  privilege: row.privilege as string,
  grantee: row.grantee as string,
  grantable: row.grantable as boolean,
  isTakenBack: row.taken_back as boolean,
})
