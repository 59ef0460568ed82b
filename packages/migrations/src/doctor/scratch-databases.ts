import { quoteName } from '../sql/quote.ts'
import { fine, note, type ServerCheck } from './check.ts'

export const scratchDatabases: ServerCheck = {
  name: 'scratch databases',
  async look({ ask }) {
    const found = (await ask(leftSql)).map(({ name }) =>
      note(`${name} was left behind by a run that was ended`, `drop database ${quoteName(name ?? '')};`),
    )
    return found.length > 0 ? found : [fine('none is left behind')]
  },
}

/** The name says, in hexadecimal digits, when the database was made; one that is young may be about to be used. */
const leftSql = `
  select d.datname as name from pg_database d
  where d.datname ~ '^retort_scratch_[0-9a-f]{8}_[0-9a-f]{24}$'
    and ('x' || substr(d.datname, 16, 8))::bit(32)::bigint < extract(epoch from now()) - 60
    and not exists (select from pg_stat_activity a where a.datid = d.oid)
  order by 1`
