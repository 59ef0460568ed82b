import type { PlanContext } from '../model/kind.ts'
import type { Statement } from '../model/statement.ts'
import { displayQualified, quoteName } from '../sql/quote.ts'
import { castClause, typeChangeEffect } from '../sql/type-change.ts'
import { bareType, isArrayType, shortType, typeModifiers } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import { alterColumn } from './column-alter.ts'
import { columnKey, tableKey } from './keys.ts'

/** The statements that change a column's type, collation and default. */
export function retype(before: Column, after: Column, context: PlanContext): readonly Statement[] {
  if (before.type === after.type && before.collation === after.collation) return changeDefault(before, after)
  const collation = after.collation === null ? '' : ` COLLATE ${after.collation}`
  const cast = before.type === after.type ? '' : castClause(quoteName(after.name), before.type, after.type)
  const type = alterColumn(after, `TYPE ${shortType(after.type)}${collation}${cast}`, {
    ...workOf(before, after, context),
    loses: narrowing(before, after),
  })
  return [...takeValuesOff(before), type, ...putDefaultOn(after)]
}

/** The same for a type that is another one under the same name: every value goes over by its text. */
export function moveToNamesake(before: Column, after: Column): readonly Statement[] {
  const text = isArrayType(before.type) && isArrayType(after.type) ? 'text[]' : 'text'
  const type = `TYPE ${after.type} USING ${quoteName(after.name)}::${text}::${after.type}`
  return [...takeValuesOff(before), alterColumn(after, type, wholeTable(after)), ...putDefaultOn(after)]
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

function changeDefault(before: Column, after: Column): readonly Statement[] {
  if (isStored(before) && !isStored(after)) return [...takeValuesOff(before), ...putDefaultOn(after)]
  if (before.default === after.default) return []
  return after.default === null ? takeValuesOff(before) : putDefaultOn(after)
}

/** A default has constants of the old type in it: converted by an implicit cast or not at all, it makes way for any change. */
function takeValuesOff(column: Column): readonly Statement[] {
  if (isStored(column)) return [alterColumn(column, 'DROP EXPRESSION')]
  return column.default === null ? [] : [alterColumn(column, 'DROP DEFAULT')]
}

const putDefaultOn = (column: Column): readonly Statement[] =>
  column.default === null ? [] : [alterColumn(column, `SET DEFAULT ${column.default}`)]

const isStored = ({ generated }: Column): boolean => generated?.kind === 'stored'

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
