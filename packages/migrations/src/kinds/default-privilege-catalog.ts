import type { CatalogRow } from '../model/kind.ts'
import { roleName } from './attached-catalog.ts'
import type { DefaultPrivilege } from './default-privilege.ts'

/** What is said of one namespace only adds to what is said of all; that is kept as the whole of it, and is nobody's declaration. */
export const defaultPrivilegeCatalog = `
  select case when pg_get_userbyid(d.defaclrole) <> current_user then quote_ident(pg_get_userbyid(d.defaclrole)) end as maker,
    n.name as namespace,
    case d.defaclobjtype when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS' else 'TYPES' end as on,
    e.privilege_type as privilege, ${roleName('e.grantee')} as grantee, e.is_grantable as grantable
  from pg_default_acl d
  join namespace n on n.oid = d.defaclnamespace
  cross join lateral aclexplode(d.defaclacl) e
  order by n.name, 1 nulls first, 3, 4, 5`

export const decodeDefaultPrivilege = (row: CatalogRow): DefaultPrivilege => ({
  maker: row.maker as string | null,
  inNamespace: row.namespace as string,
  on: row.on as DefaultPrivilege['on'],
  privilege: row.privilege as string,
  grantee: row.grantee as string,
  grantable: row.grantable as boolean,
})
