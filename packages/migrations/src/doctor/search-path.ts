import { displayName, quoteLiteral } from '../sql/quote.ts'
import { fine, note, type ServerCheck } from './check.ts'

export const searchPath: ServerCheck = {
  name: 'search path',
  async look({ database, place: { defaultNamespace }, ask }) {
    // Asked as the session has it, which an application of the same role has too.
    const [own] = await database.query('select pg_catalog.current_schema() as namespace')
    const [row] = await ask('select current_user as role, current_database() as database')
    const open = await ask(openSql(defaultNamespace))
    const [wanted, role, base] = [defaultNamespace, row?.role ?? '', row?.database ?? ''].map(displayName)
    const found = [
      ...(own?.namespace === defaultNamespace
        ? []
        : [
            note(
              `an unqualified name means ${own?.namespace == null ? 'nothing' : displayName(own.namespace)} to ${role}, and ${wanted}, the defaultNamespace, to revisions`,
              `alter role ${role} in database ${base} set search_path = ${wanted};`,
            ),
          ]),
      ...open.map(({ name }) => {
        const schema = displayName(name ?? '')
        return note(
          `everybody may create in ${schema}, and so have revisions call their functions`,
          `revoke create on schema ${schema} from public;`,
        )
      }),
    ]
    return found.length > 0 ? found : [fine(`unqualified names mean ${wanted}`)]
  },
}

/** The namespaces that a revision's search path has, as far as everybody may create in them. */
const openSql = (namespace: string): string => `
  select distinct n.nspname as name
  from pg_namespace n
  cross join lateral aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as granted
  where granted.grantee = 0 and granted.privilege_type = 'CREATE'
    and (n.nspname = ${quoteLiteral(namespace)} or n.oid in (select extnamespace from pg_extension))
  order by 1`
