import { quoteLiteral } from '../sql/quote.ts'
import { fine, note, type ServerCheck } from './check.ts'

export const openTransactions: ServerCheck = {
  name: 'open transactions',
  async look({ ask }) {
    const prepared = await ask(
      `select gid, owner, to_json(prepared) #>> '{}' as since from pg_prepared_xacts where database = current_database() order by prepared`,
    )
    const old = await ask(oldSql)
    const found = [
      ...prepared.map(({ gid, owner, since }) =>
        note(
          `the prepared transaction ${gid} of ${owner} has kept its locks since ${since}`,
          `rollback prepared ${quoteLiteral(gid ?? '')};`,
        ),
      ),
      ...old.map(({ pid, application, role, state, since }) =>
        note(
          `process ${pid} of ${role}${application === '' ? '' : ` (${application})`} has had a transaction open since ${since}, ${state}; an index built CONCURRENTLY waits for it`,
          `select pg_terminate_backend(${pid});`,
        ),
      ),
    ]
    return found.length > 0 ? found : [fine('none that is older than five minutes')]
  },
}

/** Five minutes are more than a request takes, and less than whoever waits for an index likes. */
const oldSql = `
  select pid, application_name as application, usename as role, state, to_json(xact_start) #>> '{}' as since
  from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and application_name not like 'retort %'
    and backend_type = 'client backend' and xact_start < clock_timestamp() - interval '5 minutes'
  order by xact_start limit 5`
