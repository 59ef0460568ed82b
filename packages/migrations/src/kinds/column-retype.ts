import type { PlanContext } from '../model/kind.ts'
import type { Statement } from '../model/statement.ts'
import { displayQualified, quoteName } from '../sql/quote.ts'
import { castClause, typeChangeEffect } from '../sql/type-change.ts'
import { bareType, isArrayType, shortType, typeModifiers } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import { alterColumn, alterColumnBy } from './column-alter.ts'
import { columnKey, tableKey } from './keys.ts'

/** The statements that change a column's type, collation and default. */
export function retype(before: Column, after: Column, context: PlanContext): readonly Statement[] {
  if (before.type === after.type && before.collation === after.collation)
    return [...dropExpression(before, after), ...changeDefault(before, after)]
  const collation = after.collation === null ? '' : ` COLLATE ${after.collation}`
  const cast = before.type === after.type ? '' : castClause(quoteName(after.name), before.type, after.type)
  const type = `TYPE ${shortType(after.type)}${collation}${cast}`
  return changeType(before, after, { type, ...workOf(before, after, context), loses: narrowing(before, after) })
}

/** The same for a type that is another one under the same name: every value goes over by its text. */
export function moveToNamesake(before: Column, after: Column): readonly Statement[] {
  const text = isArrayType(before.type) && isArrayType(after.type) ? 'text[]' : 'text'
  const type = `TYPE ${after.type} USING ${quoteName(after.name)}::${text}::${after.type}`
  return changeType(before, after, { type, ...wholeTable(after) })
}

/** A default has constants of the old type in it: converted by an implicit cast or not at all, it makes way for any change. */
function changeType(
  before: Column,
  after: Column,
  { type, ...facts }: Partial<Statement> & { readonly type: string },
): readonly Statement[] {
  const off = before.default === null ? [] : ['DROP DEFAULT']
  const on = after.default === null ? [] : [`SET DEFAULT ${after.default}`]
  return [...dropExpression(before, after), alterColumnBy(after, [...off, type, ...on], facts)]
}

function workOf(before: Column, after: Column, { before: live }: PlanContext): Partial<Statement> {
  const effect = typeChangeEffect(before.type, after.type)
  if (effect === 'rewrite') return wholeTable(after)
  const isSorted = live
    .dependents(columnKey(before.namespace, before.table, before.name))
    .some((key) => live.find('index', key) ?? live.find('constraint', key))
  const isResorted = effect === 'reindex' || before.collation !== after.collation
  return isSorted && isResorted ? { scans: [tableKey(after.namespace, after.table)] } : {}
}

const wholeTable = ({ namespace, table }: Column): Pick<Statement, 'rewrites' | 'scans'> => {
  const key = tableKey(namespace, table)
  return { rewrites: [key], scans: [key] }
}

/** In a statement of its own, because PostgreSQL looks at every clause of one before it performs the first. */
const dropExpression = (before: Column, after: Column): readonly Statement[] =>
  before.generated?.kind === 'stored' && after.generated?.kind !== 'stored'
    ? [alterColumn(before, 'DROP EXPRESSION')]
    : []

function changeDefault(before: Column, after: Column): readonly Statement[] {
  if (before.default === after.default) return []
  return [alterColumn(after, after.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${after.default}`)]
}

const whole = new Set(['smallint', 'integer', 'bigint'])
const fractional = new Set(['numeric', 'real', 'double precision'])

/** Changes that PostgreSQL makes without a word although values become others. */
function narrowing(before: Column, after: Column): string | null {
  const name = displayQualified(after.namespace, after.table, after.name)
  const [from, to] = [bareType(before.type), bareType(after.type)]
  if (fractional.has(from) && whole.has(to)) return `the fractions in ${name}`
  if (from.startsWith('timestamp ') && to === 'date') return `the time of day in ${name}`
  const [was, becomes] = [typeModifiers(before.type), typeModifiers(after.type)]
  if (from === 'numeric' && to === 'numeric' && becomes.length > 0 && (was[1] ?? Infinity) > (becomes[1] ?? 0))
    return `decimal places in ${name}`
  return null
}
