import type { Action } from '../model/action.ts'
import type { ColumnDefinition, ConstraintDefinition } from '../model/definition.ts'
import { isSameRelation, type RelationName } from '../model/relation.ts'
import { constraintName, indexName } from '../sql/made-up-name.ts'
import { followDrop, followMove, followRename } from './follow-names.ts'
import {
  type KnownColumn,
  type KnownConstraint,
  type KnownSchema,
  type KnownTable,
  nothingKnown,
  shown,
  tableNamed,
} from './known.ts'
import { allChanged, changed, changedColumn, emptyTable, mapped, named, without, withTable } from './known-change.ts'

/** What is known once an action is done. */
export function follow(known: KnownSchema, action: Action): KnownSchema {
  const followed = followers[action.does] as ((known: KnownSchema, action: Action) => KnownSchema) | undefined
  return followed?.(known, action) ?? known
}

/** What is known when a revision is over: whatever it has made is there like everything else. */
export const settled = (known: KnownSchema): KnownSchema => ({
  ...known,
  tables: allChanged(known.tables, (table) =>
    table.original !== null && isSameRelation(table.original, table.name) ? table : { ...table, original: table.name },
  ),
  enums: allChanged(known.enums, (each) => (each.isNew ? { ...each, isNew: false } : each)),
  made: nothingKnown.made,
})

type Followers = {
  readonly [D in Action['does']]?: (known: KnownSchema, action: Extract<Action, { does: D }>) => KnownSchema
}

const followers: Followers = {
  'create-table': (
    known,
    { table, columns, constraints, partitionOf, isDefaultPartition, isPartitioned, ifNotExists },
  ) => {
    if (ifNotExists && known.tables.has(shown(table))) return known
    const all = [...columns.flatMap((column) => column.constraints), ...constraints]
    const parent = partitionOf === null ? null : tableNamed(known, partitionOf)
    return withTable(known, {
      name: table,
      sort: isPartitioned ? 'partitioned table' : 'table',
      original: null,
      columns: parent?.columns ?? named(columns.map((column) => knownColumn(column, all))),
      constraints: withConstraints(new Map(), table, all),
      indexes: new Map(),
      statistics: new Set(),
      partitionOf,
      isDefaultPartition,
    })
  },
  'create-table-as': (known, { table, sort }) => withTable(known, { ...emptyTable(table), sort, original: null }),
  'create-view': (known, { name }) => ({ ...known, made: known.made.with(shown(name), true) }),
  'create-sequence': (known, { name }) => ({ ...known, made: known.made.with(shown(name), true) }),
  'create-enum': (known, { name, values }) => ({
    ...known,
    enums: known.enums.with(shown(name), { values, isNew: true }),
  }),
  'add-enum-value': (known, { name, value }) => {
    const before = known.enums.get(shown(name))
    if (before === undefined) return known
    return { ...known, enums: known.enums.with(shown(name), { ...before, values: [...before.values, value] }) }
  },
  'rename-enum-value': (known, { name, from, to }) => {
    const before = known.enums.get(shown(name))
    if (before === undefined) return known
    const values = before.values.map((value) => (value === from ? to : value))
    return { ...known, enums: known.enums.with(shown(name), { ...before, values }) }
  },
  'create-domain': (known, { name, base, isConstrained }) => ({
    ...known,
    domains: known.domains.with(shown(name), { base, isConstrained }),
  }),
  drop: followDrop,
  rename: followRename,
  move: followMove,
  'add-column': (known, { table, column }) =>
    changed(known, table, (before) => ({
      ...before,
      columns: new Map([...before.columns, [column.name, knownColumn(column, column.constraints)]]),
      constraints: withConstraints(before.constraints, table, column.constraints),
    })),
  'drop-column': (known, { table, column }) =>
    changed(known, table, (before) => ({
      ...before,
      columns: without(before.columns, ({ name }) => name === column),
      constraints: without(before.constraints, ({ columns }) => columns.includes(column)),
      indexes: without(before.indexes, ({ columns }) => columns.includes(column)),
    })),
  'set-type': (known, { table, column, type }) => changedColumn(known, table, column, { type: type.text }),
  'set-not-null': (known, { table, column }) => changedColumn(known, table, column, { notNull: true }),
  // Since PostgreSQL 18 a column is NOT NULL by a constraint, which goes with it.
  'drop-not-null': (known, { table, column }) =>
    changed(changedColumn(known, table, column, { notNull: false }), table, (before) => ({
      ...before,
      constraints: without(before.constraints, (each) => each.type === 'not null' && each.columns.includes(column)),
    })),
  'drop-expression': (known, { table, column }) => changedColumn(known, table, column, { generated: null }),
  'add-identity': (known, { table, column }) => changedColumn(known, table, column, { identity: true }),
  'drop-identity': (known, { table, column }) => changedColumn(known, table, column, { identity: false }),
  'add-constraint': (known, { table, constraint }) =>
    changed(known, table, (before) => {
      const taken = constraint.usingIndex === null ? undefined : before.indexes.get(constraint.usingIndex)
      const isTaken = (each: string): boolean => before.constraints.has(each)
      const made = knownConstraint(table, { ...constraint, columns: taken?.columns ?? constraint.columns }, isTaken)
      const constraints = new Map([...before.constraints, [made.name, made]])
      return { ...before, constraints, columns: notNullBy(made, before.columns) }
    }),
  'validate-constraint': (known, { table, name }) =>
    changed(known, table, (before) => {
      const constraints = mapped(before.constraints, (each) => (each.name === name ? { ...each, isValid: true } : each))
      return { ...before, constraints, columns: notNullBy(constraints.get(name), before.columns) }
    }),
  'drop-constraint': (known, { table, name }) =>
    changed(known, table, (before) => {
      const dropped = before.constraints.get(name)
      const isOpened = (column: string): boolean => dropped?.type === 'not null' && dropped.columns.includes(column)
      return {
        ...before,
        constraints: without(before.constraints, (each) => each.name === name),
        columns: mapped(before.columns, (each) => (isOpened(each.name) ? { ...each, notNull: false } : each)),
      }
    }),
  'attach-partition': (known, { table, partition }) =>
    changed(known, partition, (before) => ({ ...before, partitionOf: table })),
  'detach-partition': (known, { partition }) =>
    changed(known, partition, (before) => ({ ...before, partitionOf: null })),
  'add-index': (known, { table, name, elements, unique, columns, hasExpression }) =>
    changed(known, table, (before) => {
      const own = name ?? indexName(table.name, elements, (each) => before.indexes.has(each))
      return { ...before, indexes: new Map([...before.indexes, [own, { name: own, unique, columns, hasExpression }]]) }
    }),
  'add-statistics': (known, { table, name }) =>
    name === null
      ? known
      : changed(known, table, (before) => ({ ...before, statistics: new Set([...before.statistics, shown(name)]) })),
}

const knownColumn = (column: ColumnDefinition, constraints: readonly ConstraintDefinition[]): KnownColumn => ({
  name: column.name,
  type: column.type.text,
  notNull:
    column.notNull || constraints.some(({ type, columns }) => type === 'primary key' && columns.includes(column.name)),
  identity: column.identity,
  generated: column.generated,
})

type Constraints = KnownTable['constraints']

function withConstraints(
  before: Constraints,
  table: RelationName,
  definitions: readonly ConstraintDefinition[],
): Constraints {
  const constraints = new Map(before)
  for (const definition of definitions) {
    const made = knownConstraint(table, definition, (name) => constraints.has(name))
    constraints.set(made.name, made)
  }
  return constraints
}

/** A constraint under the name that was given, or the one that PostgreSQL makes up. */
function knownConstraint(
  table: RelationName,
  constraint: ConstraintDefinition,
  isTaken: (name: string) => boolean,
): KnownConstraint {
  const { type, usingIndex, expression } = constraint
  const columns = type === 'check' ? (expression?.columns ?? []) : constraint.columns
  const name = constraint.name ?? usingIndex ?? constraintName(table.name, { type, columns }, isTaken)
  return { ...constraint, columns, name }
}

/** The columns with what a constraint that holds for every row makes of them. */
const notNullBy = (constraint: KnownConstraint | undefined, columns: KnownTable['columns']): KnownTable['columns'] =>
  constraint?.type !== 'not null' || !constraint.isValid
    ? columns
    : mapped(columns, (each) => (constraint.columns.includes(each.name) ? { ...each, notNull: true } : each))
