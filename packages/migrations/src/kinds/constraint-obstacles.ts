import type { Obstacle, PlanContext } from '../model/kind.ts'
import { displayName, displayQualified, quoteName, quoteNames } from '../sql/quote.ts'
import type { Check, Constraint, ForeignKey, KeyConstraint } from './constraint.ts'
import { tableKey } from './keys.ts'
import { askedOf, columnsUsed, rowsToBe } from './rows-to-be.ts'

/** Rows that break a constraint, as they will be when it comes. */
export function constraintObstacles(
  before: Constraint | null,
  after: Constraint,
  context: PlanContext,
): readonly Obstacle[] {
  if ('validated' in after && (!after.validated || (before !== null && 'validated' in before && before.validated)))
    return []
  if (after.type === 'exclusion') return []
  if (after.type === 'check') return violations(after, context)
  if (after.type === 'foreign key') return orphans(after, context)
  const { columns, nullsNotDistinct } = after
  return duplicates(after, { columns, condition: null, nulls: nullsNotDistinct, named: columns }, context)
}

function violations({ namespace, table, name, expression, uses }: Check, context: PlanContext): readonly Obstacle[] {
  const named = columnsUsed({ namespace, table }, uses, context)
  const rows = named.length === 0 ? null : rowsToBe({ namespace, table }, named, context)
  if (rows === null || named.length < uses.length) return []
  const from = `from ${rows.from()} where not (${expression})`
  return [
    {
      ...askedOf([rows], { count: `select count(*) ${from}`, show: `select * ${from}` }),
      rows: `in ${displayQualified(namespace, table)} against the check ${displayName(name)}`,
      remedy: 'Mend them in the revision, before the statement that adds the check.',
    },
  ]
}

interface Duplicated {
  readonly columns: readonly string[]
  readonly condition: string | null
  /** Null equals null. */
  readonly nulls: boolean
  /** All columns that are looked at. */
  readonly named: readonly string[]
}

/** Rows that share the values of columns which are to be unique. */
export function duplicates(
  { namespace, table, name }: Pick<KeyConstraint, 'namespace' | 'table' | 'name'>,
  { columns, condition, nulls, named }: Duplicated,
  context: PlanContext,
): readonly Obstacle[] {
  const rows = rowsToBe({ namespace, table }, named, context)
  if (rows === null) return []
  const present = nulls ? [] : columns.map((column) => `${quoteName(column)} is not null`)
  const conditions = [...(condition === null ? [] : [`(${condition})`]), ...present]
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`
  const groups = `from ${rows.from()}${where} group by ${quoteNames(columns)} having count(*) > 1`
  return [
    {
      ...askedOf([rows], {
        count: `select coalesce(sum(duplicates.n), 0) from (select count(*) as n ${groups}) duplicates`,
        show: `select ${quoteNames(columns)}, count(*) ${groups}`,
      }),
      rows: `in ${displayQualified(namespace, table)} with the same ${columns.map(displayName).join(', ')}, which ${displayName(name)} makes unique`,
      remedy: 'Remove or merge them in the revision, before the statement that makes them unique.',
    },
  ]
}

function orphans({ namespace, table, name, columns, target }: ForeignKey, context: PlanContext): readonly Obstacle[] {
  const rows = rowsToBe({ namespace, table }, columns, context)
  const relation = tableKey(target.namespace, target.table)
  const isNew = context.after.has(relation) && !context.before.has(relation)
  const parents = isNew ? null : rowsToBe(target, target.columns, context)
  if (rows === null || (parents === null && !isNew)) return []
  const pairs = columns.map(
    (column, index) => `parent.${quoteName(target.columns[index] ?? '')} = child.${quoteName(column)}`,
  )
  const present = columns.map((column) => `child.${quoteName(column)} is not null`)
  // A table that comes has no rows to point to.
  const lonely =
    parents === null ? [] : [`not exists (select from ${parents.from('parent')} where ${pairs.join(' and ')})`]
  const from = `from ${rows.from('child')} where ${[...present, ...lonely].join(' and ')}`
  return [
    {
      ...askedOf(parents === null ? [rows] : [rows, parents], {
        count: `select count(*) ${from}`,
        show: `select child.* ${from}`,
      }),
      rows: `in ${displayQualified(namespace, table)} without the row of ${displayQualified(target.namespace, target.table)} that ${displayName(name)} demands`,
      remedy: isNew
        ? 'Insert what they point to, in the revision, before the statement that adds the foreign key.'
        : 'Remove them, or point them elsewhere, in the revision, before the statement that adds the foreign key.',
    },
  ]
}
