import { StatementError } from '../errors.ts'
import type { Losable } from '../model/loss.ts'
import { displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { runningPath } from '../sql/search-path.ts'
import { ask, type Database, type TextRow } from './database.ts'
import { sqlStateOf } from './database-error.ts'
import { type Gone, storesSql } from './loss-stores.ts'

/** Rows or values that are there and would be taken away. */
export interface Loss {
  /** As a person would write it: `reminders`, `reminders.name`, `billing.invoices`. */
  readonly object: string
  /** `changed values` are those that a column's next type cannot hold as they are. */
  readonly what: 'rows' | 'values' | 'changed values'
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
  const changed = await changedValues(database, losables.filter(isRetype), defaultNamespace)
  return [...(await goneFrom(database, losables.filter(isGone), defaultNamespace)), ...changed]
}

type Retype = Extract<Losable, { what: 'retype' }>
const isRetype = (losable: Losable): losable is Retype => losable.what === 'retype'
const isGone = (losable: Losable): losable is Gone => losable.what !== 'retype'

async function goneFrom(
  database: Database,
  losables: readonly Gone[],
  defaultNamespace: string,
): Promise<readonly Loss[]> {
  if (losables.length === 0) return []
  const stores = await ask(database, storesSql(losables))
  if (stores.length === 0) return []
  const counts = await countAll(database, stores)
  return stores.flatMap((store, index) => {
    const count = counts[index] ?? null
    if (count === 0) return []
    const isMinimum = count !== null && count > countUpTo
    const what = store.column === null ? 'rows' : 'values'
    return [
      { object: objectOf(store, defaultNamespace), what, count: isMinimum ? countUpTo : count, isMinimum },
    ] as const
  })
}

const objectOf = ({ namespace, name, column }: TextRow, defaultNamespace: string): string =>
  displayQualified(namespace === defaultNamespace ? null : (namespace ?? ''), name ?? '', ...(column ? [column] : []))

/**
 * Counts the numbers, times and texts that do not come back from the column's next type as they went there. A value that does not go over
 * at all is left to the statement itself: that one fails and loses nothing. Other kinds of type only spell a value in another way.
 */
async function changedValues(
  database: Database,
  retypes: readonly Retype[],
  defaultNamespace: string,
): Promise<readonly Loss[]> {
  const losses: Loss[] = []
  for (const retype of retypes) {
    const { namespace, name, column } = retype
    const found = await countChanged(database, retype, defaultNamespace).catch(uncounted)
    if (found === 0) continue
    const object = objectOf({ namespace, name, column }, defaultNamespace)
    const isMinimum = found !== null && found > countUpTo
    losses.push({ object, what: 'changed values', count: isMinimum ? countUpTo : found, isMinimum })
  }
  return losses
}

/** Null where the role may not look. What cannot be tried yet, because the revision makes it before, is no loss that is known. */
function uncounted(error: unknown): number | null {
  if (!(error instanceof StatementError)) throw error
  return error.sqlState === '42501' ? null : 0
}

async function countChanged(
  database: Database,
  { namespace, name, column, type, using }: Retype,
  defaultNamespace: string,
): Promise<number> {
  const table = quoteQualified(namespace, name)
  const [now] = await ask(
    database,
    `${runningPath(defaultNamespace).join('; ')};
     select format_type(a.atttypid, a.atttypmod) as type, before.typcategory = 'A' as is_list, after.typcategory = 'S' as becomes_text
     from pg_attribute a
     join pg_type before on before.oid = a.atttypid
     join pg_type after on after.oid = to_regtype(${quoteLiteral(type)})
       and (after.oid = before.typelem or (after.typcategory = before.typcategory and before.typcategory in ('N', 'D', 'S')))
     where a.attrelid = to_regclass(${quoteLiteral(table)}) and a.attname = ${quoteLiteral(column)} and not a.attisdropped`,
  )
  // Without USING a text that is too long is an error and not cut.
  const isText = /^"?(character|char|varchar|bpchar|bit|varbit)/i.test(type)
  if (now === undefined || (using === null && isText)) return 0
  const value = `(${using ?? quoteName(column)})::${type}`
  const isChanged = comparison(now, { value, column: quoteName(column) })
  const [row] = await ask(
    database,
    `${runningPath(defaultNamespace).join('; ')}; set local row_security = off; set local timezone = 'UTC';
     select count(*) as count from (
       select from ${table} where ${isChanged} limit ${countUpTo + 1}) as changed`,
  )
  return Number(row?.count ?? 0)
}

/** Of a list that becomes one value the others are lost, unless all of them stand in a text. */
function comparison(
  { type, is_list: isList, becomes_text: becomesText }: TextRow,
  { value, column }: { readonly value: string; readonly column: string },
): string {
  if (isList !== 't') return `(${value})::${type} is distinct from ${column}`
  if (becomesText !== 't') return `cardinality(${column}) > 0 and array[${value}]::${type} is distinct from ${column}`
  return `exists (select from unnest(${column}) as element where strpos(${value}, element) = 0)`
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
