import type { Losable } from '../model/loss.ts'
import { displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { ask, type Database, type TextRow } from './database.ts'
import { sqlStateOf } from './database-error.ts'

/** Rows or values that are there and would be taken away. */
export interface Loss {
  /** As a person would write it: `reminders`, `reminders.name`, `billing.invoices`. */
  readonly object: string
  readonly what: 'rows' | 'values'
  /** Null where the role may not count them. */
  readonly count: number | null
  /** There are at least as many; counting stops somewhere. */
  readonly isMinimum: boolean
}

const countUpTo = 100_000

/** `reminders: 12 rows` */
export function describeLoss({ object, what, count, isMinimum }: Loss): string {
  if (count === null) return `${object}: ${what} that this role may not count`
  const one = count === 1 ? what.slice(0, -1) : what
  return `${object}: ${isMinimum ? 'more than ' : ''}${count} ${one}`
}

/** What of these holds rows or values now. Everything that is empty, generated or not there is left out. */
export async function lossesOf(
  database: Database,
  losables: readonly Losable[],
  defaultNamespace: string,
): Promise<readonly Loss[]> {
  if (losables.length === 0) return []
  const stores = await ask(database, storesSql(losables))
  if (stores.length === 0) return []
  const objectOf = ({ namespace, name, column }: TextRow): string =>
    displayQualified(namespace === defaultNamespace ? null : (namespace ?? ''), name ?? '', ...(column ? [column] : []))
  const counts = await countAll(database, stores)
  return stores.flatMap((store, index) => {
    const count = counts[index] ?? null
    if (count === 0) return []
    const isMinimum = count !== null && count > countUpTo
    const what = store.column === null ? 'rows' : 'values'
    return [{ object: objectOf(store), what, count: isMinimum ? countUpTo : count, isMinimum }] as const
  })
}

/** The tables and stored columns that are there, among those that would go. A column that goes with its table is not named again. */
function storesSql(losables: readonly Losable[]): string {
  const rows = losables.map((losable) => {
    const name = losable.what === 'namespace' ? 'null' : quoteLiteral(losable.name)
    const column = losable.what === 'column' ? quoteLiteral(losable.column) : 'null'
    return `(${quoteLiteral(losable.namespace)}, ${name}, ${column})`
  })
  return `
    with going (namespace, name, attribute) as (values ${rows.join(', ')}, (null, null, null)),
    store as (
      select distinct n.nspname::text as namespace, c.relname::text as name, a.attname::text as column
      from going
      join pg_namespace n on n.nspname = going.namespace
      join pg_class c on c.relnamespace = n.oid and (c.relname = going.name or going.name is null) and c.relkind in ('r', 'p')
      left join pg_attribute a on a.attrelid = c.oid and a.attname = going.attribute and a.attnum > 0 and not a.attisdropped
      where going.attribute is null or (a.attname is not null and a.attgenerated = '')
    )
    select namespace, name, store.column from store
    where store.column is null
      or not exists (select from store whole where (whole.namespace, whole.name) = (store.namespace, store.name) and whole.column is null)
    order by namespace, name, store.column`
}

async function countAll(database: Database, stores: readonly TextRow[]): Promise<readonly (number | null)[]> {
  const counts = stores.map(
    ({ namespace, name, column }) => `(
      select count(*) from (
        select from ${quoteQualified(namespace ?? '', name ?? '')}
        ${column === null || column === undefined ? '' : `where ${quoteName(column)} is not null`}
        limit ${countUpTo + 1}) as counted)`,
  )
  try {
    // With row_security off a policy that would hide rows is an error instead.
    const [row] = await ask(
      database,
      `set local row_security = off; select array[${counts.join(', ')}]::text as counts`,
    )
    return (row?.counts ?? '').slice(1, -1).split(',').map(Number)
  } catch (error) {
    if (sqlStateOf(error) !== '42501') throw error
    return stores.map(() => null)
  }
}
