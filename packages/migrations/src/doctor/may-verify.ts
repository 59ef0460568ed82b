import { displayName } from '../sql/quote.ts'
import { fine, note, type ServerCheck } from './check.ts'

export const mayVerify: ServerCheck = {
  name: 'may verify',
  async look({ ask }) {
    const [row] = await ask(
      'select rolname as role, rolcreatedb or rolsuper as creates from pg_roles where rolname = current_user',
    )
    const role = displayName(row?.role ?? '')
    if (row?.creates === 't') return [fine(`${role} may make databases to try revisions on`)]
    return [note(`${role} may make no databases to try revisions on`, `alter role ${role} createdb;`)]
  },
}
