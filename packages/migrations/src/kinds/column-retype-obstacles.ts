import type { Obstacle, PlanContext } from '../model/kind.ts'
import { likelyConversion } from '../sql/likely-conversion.ts'
import { isOneOfMany } from '../sql/lost-precision.ts'
import { displayName, displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { shellWord } from '../sql/shell-word.ts'
import { bareType, isArrayType, shortType, typeModifiers } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import { columnConversion } from './column-conversion.ts'
import { keepsApart, narrowing } from './column-narrowing.ts'
import { prepared, rowFunction, shownWith } from './row-function.ts'

/** Values that another type does not take, and values that it takes and makes others of. */
export function retypeObstacles(before: Column, after: Column, context: PlanContext): readonly Obstacle[] {
  const { effect, isGiven } = columnConversion(before, after, context)
  if (before.type === after.type || effect !== 'rewrite') return []
  const labels = labelsOf(after, context)
  const shortened = isOneOfMany(before.type, after.type) ? [listed(after)] : []
  if (labels !== undefined && !isGiven) return [strangers(before, after, labels)]
  if (isTooLongOnly(before, after) && !isGiven) return [tooLong(after)]
  const trial = { before, after, context }
  return [
    ...(takesAll(before, after) && !isGiven ? [] : [unfit(trial)]),
    ...shortened,
    ...(narrowing(before, after) === null || isGiven || !isComparable(before) ? [] : [changed(trial)]),
  ]
}

const nameOfColumn = ({ namespace, table, name }: Column): string => displayQualified(namespace, table, name)

const rowsWhere = ({ namespace, table }: Column, condition: string): Pick<Obstacle, 'count' | 'show'> => {
  const from = `from ${quoteQualified(namespace, table)} where ${condition}`
  return { count: `select count(*) ${from}`, show: `select * ${from}` }
}

const mend = 'Mend them in the revision, before the statement that changes the type'

function instead(before: Column, after: Column): string {
  const likely = likelyConversion(displayName(after.name), { before: before.type, after: after.type })
  return `or say what they become: --using ${shellWord(`${nameOfColumn(after)}=${likely ?? '…'}`)}.`
}

/** The values of the enum type that a column gets, which may be made by the same plan. */
const labelsOf = ({ uses, type }: Column, { after }: PlanContext): readonly string[] | undefined =>
  uses
    .flatMap((key) => after.find('enum', key) ?? [])
    .find(({ namespace, name }) => bareType(type).endsWith(displayQualified(namespace, name)))?.values

function strangers(before: Column, after: Column, labels: readonly string[]): Obstacle {
  const list = labels.map(quoteLiteral).join(', ')
  const column = quoteName(after.name)
  const isLabel =
    isArrayType(after.type) && isArrayType(before.type)
      ? `array_remove(${column}::text[], null) <@ array[${list}]::text[]`
      : `${column}::text = any (array[${list}]::text[])`
  return {
    ...rowsWhere(after, `not (${isLabel})`),
    rows: `in ${nameOfColumn(after)} that do not become ${shortType(after.type)}`,
    remedy: `${mend}, ${instead(before, after)}`,
  }
}

const texts = ['character varying', 'text', 'character', 'citext']

const isTooLongOnly = (before: Column, after: Column): boolean =>
  texts.includes(bareType(before.type)) && !isArrayType(before.type) && /^character( varying)?\(\d+\)$/.test(after.type)

const tooLong = (after: Column): Obstacle => ({
  ...rowsWhere(after, `char_length(${quoteName(after.name)}) > ${typeModifiers(after.type)[0]}`),
  rows: `with more than ${typeModifiers(after.type)[0]} characters in ${nameOfColumn(after)}`,
  remedy: 'Shorten them in the revision, before the statement that changes the type.',
})

const listed = (after: Column): Obstacle => ({
  ...rowsWhere(after, `cardinality(${quoteName(after.name)}) > 1`),
  rows: `with more than one value in ${nameOfColumn(after)}`,
  remedy: 'Keep the others in another column or table, if they matter.',
  changes: true,
})

/** Whatever the value is, the other type has it. */
const takesAll = (before: Column, after: Column): boolean => after.type === 'citext' || keepsApart(before, after)

/** A type without an equality cannot be compared with what comes back. */
const isComparable = ({ type }: Column): boolean => !/^(json|xml)/.test(type)

interface Trial {
  readonly before: Column
  readonly after: Column
  readonly context: PlanContext
}

const unfit = (trial: Trial): Obstacle => ({
  ...tried(trial, 'fails'),
  rows: `in ${nameOfColumn(trial.after)} that do not become ${shortType(trial.after.type)}`,
  remedy: `${mend}, ${instead(trial.before, trial.after)}`,
})

const changed = (trial: Trial): Obstacle => ({
  ...tried(trial, 'changes'),
  rows: `in ${nameOfColumn(trial.after)} whose values are not the same as ${shortType(trial.after.type)}`,
  remedy: `Keep what they were in another column, if it matters.`,
  changes: true,
})

/** An expression may make nothing of a value, as of a list without any. Other ways make nothing of nothing alone. */
const emptied = `case when retort_value is null then 'fails' end`

/** Every row is tried by itself, as the statement will do it. */
function tried({ before, after, context }: Trial, outcome: 'fails' | 'changes') {
  const { isGiven } = columnConversion(before, after, context)
  const back = `retort_value::${before.type} is distinct from (retort_row).${quoteName(before.name)}`
  const outcomeOf = rowFunction(before, after, {
    name: 'retort_outcome',
    returns: 'text',
    value:
      outcome === 'changes' ? `case when ${back} then 'changes' end` : after.nullable || !isGiven ? 'null' : emptied,
    otherwise: `'fails'`,
    context,
  })
  const setup = [...prepared(before, after, context), outcomeOf]
  const rows = `from ${quoteQualified(after.namespace, after.table)} retort_row where pg_temp.retort_outcome(retort_row) = ${quoteLiteral(outcome)}`
  return { setup, count: `select count(*) ${rows}`, show: shownWith(setup, `select * ${rows}`) }
}
