import { displayName, quoteName } from '../sql/quote.ts'
import { fine, note, type ServerCheck } from './check.ts'

export const pooler: ServerCheck = {
  name: 'pooler',
  async look({ database, place, ask }) {
    const [row] = await ask(
      `select pg_backend_pid() as pid, current_user as role,
         (select reset_val from pg_settings where name = 'statement_timeout') as timeout`,
    )
    if (Number(row?.pid) === database.processId) return [fine('none: the session is the server’s own')]
    const [path] = await database.query('select (pg_catalog.current_schemas(false))[1] as namespace')
    const isFit = row?.timeout === '0' && path?.namespace === place.defaultNamespace
    if (isFit)
      return [fine('a transaction pooler, and the role has the settings that statements outside a transaction need')]
    const role = displayName(row?.role ?? '')
    return [
      note(
        "a transaction pooler, through which revisions with transaction = 'none' are refused",
        `Point DATABASE_URL at the server itself, or: alter role ${role} set search_path = ${quoteName(place.defaultNamespace)}; alter role ${role} set statement_timeout = 0;`,
      ),
    ]
  },
}
