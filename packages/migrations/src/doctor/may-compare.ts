import { displayName } from '../sql/quote.ts'
import { fine, note, type ServerCheck } from './check.ts'

export const mayCompare: ServerCheck = {
  name: 'may compare',
  async look({ ask }) {
    const [row] = await ask(
      `select current_user as role, current_database() as database, has_database_privilege(current_database(), 'temp') as temporary`,
    )
    const [role, database] = [row?.role ?? '', row?.database ?? ''].map(displayName)
    if (row?.temporary === 't') return [fine(`${role} may compare, for revision --autogenerate and check`)]
    return [
      note(
        `${role} may make no temporary tables, without which expressions are not compared`,
        `grant temporary on database ${database} to ${role};`,
      ),
    ]
  },
}
