import { type Circumstances, type TypeChangeEffect, usingId } from '../model/circumstances.ts'
import type { Lookup, PlanContext } from '../model/kind.ts'
import type { Statement } from '../model/statement.ts'
import { likelyConversion } from '../sql/likely-conversion.ts'
import { shortType } from '../sql/type-name.ts'
import { settingsFor } from '../sql/type-settings.ts'
import type { Column } from './column.ts'
import { alterColumn, alterColumnBy } from './column-alter.ts'
import { columnConversion } from './column-conversion.ts'
import { farewellTo } from './column-domain.ts'
import { narrowing } from './column-narrowing.ts'
import { retypeRefusal } from './column-refusal.ts'
import { byLabel, type Merge, mergeLoss, relabelled } from './enum-rows.ts'
import { columnKey, tableKey } from './keys.ts'
import { refusePartitionKey } from './partition-key.ts'

/** The statements that change a column's type, collation and default. */
export function retype(before: Column, after: Column, context: PlanContext): readonly Statement[] {
  if (before.type === after.type && before.collation === after.collation)
    return [...dropExpression(before, after), ...changeDefault(before, after)]
  refusePartitionKey(before, context.before)
  const collation = after.collation === null ? '' : ` COLLATE ${after.collation}`
  const { clause, effect, isGuess, isGiven } = columnConversion(before, after, context)
  return changeType(before, after, {
    type: `TYPE ${shortType(after.type)}${collation}${clause}`,
    ...workOf(before, after, { effect, live: context.before }),
    loses: narrowing(before, after),
    notes: [
      ...farewellTo(before, after, context.before),
      ...(isGuess ? [guessed(before, after)] : isGiven ? [] : retypeRefusal(before, after, context)),
    ],
    settings: settingsFor(before.type, after.type),
  })
}

function guessed(before: Column, after: Column): string {
  const noCast = `No cast leads from ${shortType(before.type)} to ${shortType(after.type)}`
  return likelyConversion(after.name, { before: before.type, after: after.type }) === null
    ? `${noCast}: each value goes by its text, and this fails at one that cannot. Write an expression in its place.`
    : `${noCast}: this is what is mostly meant. Where it is not, write another expression in its place.`
}

interface Move {
  readonly merges: readonly Merge[]
  readonly notes: readonly string[]
  readonly usings: Circumstances['usings']
}

/** The same for a type that is another one under the same name: every value goes over by its text, also one that somebody has said. */
export function moveToNamesake(before: Column, after: Column, { merges, notes, usings }: Move): readonly Statement[] {
  const key = columnKey(after.namespace, after.table, after.name)
  const given = usings.get(usingId(key, { before: before.type, after: after.type }))
  const value = given === undefined ? byLabel(before, after, merges) : relabelled(given, after)
  const type = `TYPE ${after.type} USING ${value}`
  return changeType(before, after, { type, ...wholeTable(after), loses: mergeLoss(after, merges), notes })
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

interface Work {
  readonly effect: TypeChangeEffect
  readonly live: Lookup
}

function workOf(before: Column, after: Column, { effect, live }: Work): Partial<Statement> {
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
