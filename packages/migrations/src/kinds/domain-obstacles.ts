import type { Key } from '../model/key.ts'
import type { Lookup, Obstacle, PlanContext } from '../model/kind.ts'
import { displayName, displayQualified, quoteName } from '../sql/quote.ts'
import { sqlTokens } from '../sql/split.ts'
import type { Column } from './column.ts'
import type { Domain } from './domain.ts'
import { columnKey, domainKey } from './keys.ts'
import { askedOf, rowsToBe } from './rows-to-be.ts'

interface Condition {
  /** As the end of "12 rows …", behind the column. */
  readonly against: string
  /** What is so for a value that breaks it. */
  broken(value: string): string
}

/** Values that are there, in columns of the domain, and that a condition which it gets does not allow. */
export function domainObstacles(before: Domain | null, after: Domain, context: PlanContext): readonly Obstacle[] {
  if (before === null) return []
  const conditions = [
    ...(after.notNull && !before.notNull
      ? [{ against: 'NOT NULL', broken: (value: string) => `${value} is null` }]
      : []),
    ...after.checks
      .filter(
        ({ name, definition }) => !before.checks.some((own) => own.name === name && own.definition === definition),
      )
      .flatMap(conditionOf),
  ]
  if (conditions.length === 0) return []
  const columns = columnsOf(domainKey(after.namespace, after.name), context)
  return columns.flatMap((column) => conditions.flatMap((condition) => brokenIn(column, { after, condition, context })))
}

/** None for a check that looks at no value that is there. */
function conditionOf({ name, definition }: Domain['checks'][number]): readonly Condition[] {
  const [, expression] = /^CHECK (\([\s\S]*\))$/.exec(definition) ?? []
  if (expression === undefined) return []
  const tokens = sqlTokens(expression)
  return [
    {
      against: `the check ${displayName(name)}`,
      broken: (value) => `not ${tokens.map((token) => (token === 'VALUE' ? value : token)).join('')}`,
    },
  ]
}

/** The columns of the domain and of domains over it, that stay what they are. */
const columnsOf = (domain: Key, { before, after }: Pick<PlanContext, 'before' | 'after'>): readonly Column[] =>
  usersOf(domain, before)
    .flatMap((key) => before.find('column', key) ?? [])
    .filter(
      (column) => after.find('column', columnKey(column.namespace, column.table, column.name))?.type === column.type,
    )

const usersOf = (domain: Key, lookup: Lookup): readonly Key[] =>
  lookup.dependents(domain).flatMap((key) => (lookup.find('domain', key) === undefined ? [key] : usersOf(key, lookup)))

interface Breaking {
  readonly after: Domain
  readonly condition: Condition
  readonly context: PlanContext
}

function brokenIn(column: Column, { after, condition, context }: Breaking): readonly Obstacle[] {
  const rows = rowsToBe(column, [column.name], context)
  if (rows === null) return []
  const from = `from ${rows.from()} where ${condition.broken(quoteName(column.name))}`
  const domain = displayQualified(after.namespace, after.name)
  return [
    {
      ...askedOf([rows], { count: `select count(*) ${from}`, show: `select * ${from}` }),
      rows: `in ${displayQualified(column.namespace, column.table, column.name)} against ${condition.against} of the domain ${domain}`,
      remedy: 'Mend them in the revision, before the statement that changes the domain.',
    },
  ]
}
