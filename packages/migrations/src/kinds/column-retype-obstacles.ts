import type { Obstacle, PlanContext } from '../model/kind.ts'
import { displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { bareType, isArrayType, shortType, typeModifiers } from '../sql/type-name.ts'
import { settingsFor } from '../sql/type-settings.ts'
import type { Column } from './column.ts'
import { columnConversion } from './column-conversion.ts'
import { narrowing } from './column-narrowing.ts'
import { createEnum } from './enum-definition.ts'

/** Values that another type does not take, and values that it takes and makes others of. */
export function retypeObstacles(before: Column, after: Column, context: PlanContext): readonly Obstacle[] {
  const { effect, clause, isGiven } = columnConversion(before, after, context)
  if (before.type === after.type || effect !== 'rewrite') return []
  const labels = labelsOf(after, context)
  if (labels !== undefined && !isGiven) return [strangers(before, after, labels)]
  if (isTooLongOnly(before, after) && !isGiven) return [tooLong(after)]
  const expression = clause === '' ? quoteName(after.name) : clause.replace(/^ USING /, '')
  const trial = { before, after, expression, types: freshTypes(after, context) }
  return [
    ...(takesAll(before, after) && !isGiven ? [] : [unfit(trial)]),
    ...(narrowing(before, after) === null || isGiven || !isComparable(before) ? [] : [changed(trial)]),
  ]
}

const nameOfColumn = ({ namespace, table, name }: Column): string => displayQualified(namespace, table, name)

const rowsWhere = ({ namespace, table }: Column, condition: string): Pick<Obstacle, 'count' | 'show'> => {
  const from = `from ${quoteQualified(namespace, table)} where ${condition}`
  return { count: `select count(*) ${from}`, show: `select * ${from}` }
}

const mend = 'Mend them in the revision, before the statement that changes the type'
const instead = (column: Column) => `or say what they become: --using "${nameOfColumn(column)}=…".`

/** The values of the enum type that a column gets, which may be made by the same plan. */
const labelsOf = ({ uses, type }: Column, { after }: PlanContext): readonly string[] | undefined =>
  uses
    .flatMap((key) => after.find('enum', key) ?? [])
    .find(({ namespace, name }) => bareType(type).endsWith(displayQualified(namespace, name)))?.values

/** What makes the types that the plan has yet to make, and that an expression may name. */
const freshTypes = ({ uses }: Column, { before, after }: PlanContext): readonly string[] =>
  uses.flatMap((key) => (before.has(key) ? [] : (after.find('enum', key) ?? []))).map(createEnum)

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
    remedy: `${mend}, ${instead(after)}`,
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

const widening = ['smallint', 'integer', 'bigint', 'numeric']

/** Whatever the value is, the other type has it. */
function takesAll({ type: before }: Column, { type: after }: Column): boolean {
  if (['text', 'character varying', 'citext'].includes(after)) return true
  if (before === 'real' && after === 'double precision') return true
  const [from, to] = [widening.indexOf(bareType(before)), widening.indexOf(after)]
  return from !== -1 && to !== -1 && from <= to && !isArrayType(before)
}

/** A type without an equality cannot be compared with what comes back. */
const isComparable = ({ type }: Column): boolean => !/^(json|xml)/.test(type)

interface Trial {
  readonly before: Column
  readonly after: Column
  readonly expression: string
  /** They go again with the transaction in which rows are looked at. */
  readonly types: readonly string[]
}

const unfit = (trial: Trial): Obstacle => ({
  ...tried(trial, 'fails'),
  rows: `in ${nameOfColumn(trial.after)} that do not become ${shortType(trial.after.type)}`,
  remedy: `${mend}, ${instead(trial.after)}`,
})

const changed = (trial: Trial): Obstacle => ({
  ...tried(trial, 'changes'),
  rows: `in ${nameOfColumn(trial.after)} whose values are not the same as ${shortType(trial.after.type)}`,
  remedy: `Keep what they were in another column, if it matters.`,
  changes: true,
})

/**
 * Every row is tried by itself, as the statement will do it: an assignment to a variable of the other type, with whatever
 * stands behind USING. A column may be called like a variable, so columns come first.
 */
function tried({ before, after, expression, types }: Trial, outcome: 'fails' | 'changes') {
  const table = quoteQualified(after.namespace, after.table)
  const setup = [
    ...types,
    ...settingsFor(before.type, after.type).map((setting) => `set local ${setting}`),
    `create or replace function pg_temp.retort_outcome(retort_row ${table}) returns text language plpgsql as $retort$
#variable_conflict use_column
declare
  retort_value ${after.type}; retort_back ${before.type};
begin
  select ${expression} into retort_value from (select (retort_row).*) ${quoteName(after.table)};
  ${outcome === 'fails' ? 'return null;' : `retort_back := retort_value::${before.type}; return case when retort_back is distinct from (retort_row).${quoteName(before.name)} then 'changes' end;`}
exception when others then return 'fails';
end $retort$`,
  ]
  const select = `from ${table} retort_row where pg_temp.retort_outcome(retort_row) = ${quoteLiteral(outcome)}`
  const shown = [...setup.map((sql) => sql.replace(/^set local /, 'set ')), `select * ${select}`]
  return {
    setup,
    count: `select count(*) ${select}`,
    show: types.length === 0 ? shown.join(';\n') : ['begin', ...shown, 'rollback'].join(';\n'),
  }
}
