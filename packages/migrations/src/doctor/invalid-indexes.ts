import type { TextRow } from '../io/database.ts'
import { displayQualified } from '../sql/quote.ts'
import { fine, note, type ServerCheck, type Verdict, wrong } from './check.ts'

export const invalidIndexes: ServerCheck = {
  name: 'invalid indexes',
  async look({ ask }) {
    const found = (await ask(invalidSql)).map(verdictOn)
    return found.length > 0 ? found : [fine('none')]
  },
}

function verdictOn({ namespace, name, table, kind, building }: TextRow): Verdict {
  const index = displayQualified(namespace ?? '', name ?? '')
  const on = displayQualified(namespace ?? '', table ?? '')
  if (building === 't') return note(`${index} on ${on} is being built`, null)
  if (kind === 'I')
    return note(`${index} on ${on} lacks the index of a partition`, `alter index ${index} attach partition <index>;`)
  // What REINDEX CONCURRENTLY leaves behind when it fails: the index itself goes on working.
  const isRemainder = /_cc(new|old)\d*$/.test(name ?? '')
  if (isRemainder)
    return note(`${index} is what a failed REINDEX left of an index on ${on}`, `drop index concurrently ${index};`)
  return wrong(`${index} on ${on} is kept up to date and not used`, `reindex index concurrently ${index};`)
}

const invalidSql = `
  select n.nspname as namespace, c.relname as name, t.relname as table, c.relkind as kind,
    exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid) as building
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_class t on t.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  where not (i.indisvalid and i.indisready) and n.nspname !~ '^pg_'
  order by 1, 2`
