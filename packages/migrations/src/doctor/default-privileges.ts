import { displayName, quoteLiteral } from '../sql/quote.ts'
import { counted, fine, note, type ServerCheck } from './check.ts'

export const defaultPrivileges: ServerCheck = {
  name: 'default privileges',
  async look({ place: { defaultNamespace }, ask }) {
    const [row] = await ask('select current_user as role')
    const role = displayName(row?.role ?? '')
    const idle = (await ask(idleSql(defaultNamespace))).map(({ owner }) => {
      const other = displayName(owner ?? '')
      return note(
        `they are set for what ${other} makes, and revisions run as ${role}`,
        `alter role ${role} set role = ${other};`,
      )
    })
    const readers = (await ask(readersSql(defaultNamespace))).map(({ reader, tables }) => {
      const name = displayName(reader ?? '')
      const count = counted(Number(tables), 'table')
      const mend = `alter default privileges in schema ${displayName(defaultNamespace)} grant select on tables to ${name};`
      return note(`${name} may read ${count} and will not be able to read those that revisions make`, mend)
    })
    const found = [...idle, ...readers]
    return found.length > 0 ? found : [fine('nobody loses sight of what revisions make')]
  },
}

const idleSql = (namespace: string): string => `
  select distinct pg_get_userbyid(d.defaclrole) as owner
  from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
  where d.defaclobjtype = 'r' and d.defaclrole <> (select oid from pg_roles where rolname = current_user)
    and coalesce(n.nspname, ${quoteLiteral(namespace)}) = ${quoteLiteral(namespace)}
    and not exists (select from pg_default_acl own
      where own.defaclobjtype = 'r' and own.defaclrole = (select oid from pg_roles where rolname = current_user))
    and pg_has_role(d.defaclrole, 'member')
  order by 1`

/** Who was let in to read tables of this role by hand, and is not by default. */
const readersSql = (namespace: string): string => `
  with me as (select oid from pg_roles where rolname = current_user),
  granted as (
    select a.grantee, count(*) as tables
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, me, lateral aclexplode(c.relacl) as a
    where n.nspname = ${quoteLiteral(namespace)} and c.relkind in ('r', 'p') and c.relowner = me.oid
      and a.privilege_type = 'SELECT' and a.grantee not in (0, c.relowner)
    group by a.grantee)
  select pg_get_userbyid(grantee) as reader, tables from granted
  where not exists (
    select from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace, me, lateral aclexplode(d.defaclacl) as a
    where d.defaclobjtype = 'r' and d.defaclrole = me.oid and a.grantee in (granted.grantee, 0) and a.privilege_type = 'SELECT'
      and coalesce(n.nspname, ${quoteLiteral(namespace)}) = ${quoteLiteral(namespace)})
  order by 1`
