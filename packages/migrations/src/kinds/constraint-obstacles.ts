import type { Obstacle, PlanContext } from '../model/kind.ts'
import { displayName, displayQualified, quoteName, quoteNames, quoteQualified } from '../sql/quote.ts'
import type { Check, Constraint, ForeignKey, KeyConstraint } from './constraint.ts'
import { columnKey } from './keys.ts'

/** Rows that break a constraint which is put on columns that are there already. */
export function constraintObstacles(
  before: Constraint | null,
  after: Constraint,
  { before: was }: PlanContext,
): readonly Obstacle[] {
  if ('validated' in after && (!after.validated || (before !== null && 'validated' in before && before.validated)))
    return []
  if (after.type === 'exclusion') return []
  if (after.type === 'check') return columnsExist(after, after.uses, was) ? [violations(after)] : []
  const own = after.columns.map((column) => columnKey(after.namespace, after.table, column))
  if (!own.every(was.has)) return []
  if (after.type !== 'foreign key')
    return [duplicates(after, { columns: after.columns, condition: null, nulls: after.nullsNotDistinct })]
  const { target } = after
  return target.columns.every((column) => was.has(columnKey(target.namespace, target.table, column)))
    ? [orphans(after)]
    : []
}

const columnsExist = ({ namespace, table }: Check, uses: Check['uses'], was: PlanContext['before']): boolean =>
  uses.length > 0 &&
  uses.every(was.has) &&
  was.has(`table:${displayQualified(namespace, table)}` as Check['uses'][number])

const violations = ({ namespace, table, name, expression }: Check): Obstacle => {
  const from = `from ${quoteQualified(namespace, table)} where not (${expression})`
  return {
    rows: `in ${displayQualified(namespace, table)} against the check ${displayName(name)}`,
    count: `select count(*) ${from}`,
    show: `select * ${from}`,
    remedy: 'Mend them in the revision, before the statement that adds the check.',
  }
}

interface Duplicated {
  readonly columns: readonly string[]
  readonly condition: string | null
  /** Null equals null. */
  readonly nulls: boolean
}

/** Rows that share the values of columns which are to be unique. */
export function duplicates(
  { namespace, table, name }: Pick<KeyConstraint, 'namespace' | 'table' | 'name'>,
  { columns, condition, nulls }: Duplicated,
): Obstacle {
  const present = nulls ? [] : columns.map((column) => `${quoteName(column)} is not null`)
  const conditions = [...(condition === null ? [] : [`(${condition})`]), ...present]
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`
  const groups = `from ${quoteQualified(namespace, table)}${where} group by ${quoteNames(columns)} having count(*) > 1`
  return {
    rows: `in ${displayQualified(namespace, table)} with the same ${columns.map(displayName).join(', ')}, which ${displayName(name)} makes unique`,
    count: `select coalesce(sum(duplicates.n), 0) from (select count(*) as n ${groups}) duplicates`,
    show: `select ${quoteNames(columns)}, count(*) ${groups}`,
    remedy: 'Remove or merge them in the revision, before the statement that makes them unique.',
  }
}

function orphans({ namespace, table, name, columns, target }: ForeignKey): Obstacle {
  const pairs = columns.map(
    (column, index) => `parent.${quoteName(target.columns[index] ?? '')} = child.${quoteName(column)}`,
  )
  const present = columns.map((column) => `child.${quoteName(column)} is not null`)
  const parent = `select from ${quoteQualified(target.namespace, target.table)} parent where ${pairs.join(' and ')}`
  const from = `from ${quoteQualified(namespace, table)} child where ${present.join(' and ')} and not exists (${parent})`
  return {
    rows: `in ${displayQualified(namespace, table)} without the row of ${displayQualified(target.namespace, target.table)} that ${displayName(name)} demands`,
    count: `select count(*) ${from}`,
    show: `select child.* ${from}`,
    remedy: 'Remove them, or point them elsewhere, in the revision, before the statement that adds the foreign key.',
  }
}
