import { displayName, displayQualified } from '../sql/quote.ts'
import { fine, note, type ServerCheck } from './check.ts'

export const unvalidatedConstraints: ServerCheck = {
  name: 'unvalidated constraints',
  async look({ ask }) {
    const found = (await ask(unvalidatedSql)).map(({ namespace, table, name }) => {
      const on = displayQualified(namespace ?? '', table ?? '')
      const constraint = displayName(name ?? '')
      return note(
        `${constraint} of ${on} may not hold for rows that were there before it`,
        `alter table ${on} validate constraint ${constraint};`,
      )
    })
    return found.length > 0 ? found : [fine('none')]
  },
}

/** What is NOT ENFORCED, as 18 knows it, is not meant to be validated; the column is read by name because earlier versions have none. */
const unvalidatedSql = `
  select n.nspname as namespace, t.relname as table, c.conname as name
  from pg_constraint c
  join pg_class t on t.oid = c.conrelid
  join pg_namespace n on n.oid = t.relnamespace
  where not c.convalidated and coalesce(to_jsonb(c) ->> 'conenforced', 'true') = 'true'
    and n.nspname not in ('pg_catalog', 'information_schema')
  order by 1, 2, 3`
