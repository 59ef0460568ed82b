import { displayName } from '../sql/quote.ts'
import { fine, type ServerCheck, wrong } from './check.ts'

export const writable: ServerCheck = {
  name: 'writable',
  async look({ ask }) {
    const [row] = await ask(
      `select pg_is_in_recovery() as standby, current_database() as database,
         (select reset_val from pg_settings where name = 'default_transaction_read_only') as read_only`,
    )
    if (row?.standby === 't') return [wrong('the server is a standby', 'Name the primary in DATABASE_URL.', 2)]
    if (row?.read_only !== 'on') return [fine('the server takes changes')]
    const database = displayName(row.database ?? '')
    return [
      wrong(
        'this role or database is set to read only',
        `alter database ${database} reset default_transaction_read_only;`,
        2,
      ),
    ]
  },
}
