import { isDeepStrictEqual } from 'node:util'

import type { Key } from '../model/key.ts'
import type { Kind, Lookup } from '../model/kind.ts'
import { displayQualified } from '../sql/quote.ts'
import { adoptConstraint } from './constraint-adopt.ts'
import { constraintCatalog, decodeConstraint } from './constraint-catalog.ts'
import { declaredConstraints } from './constraint-declared.ts'
import { changeConstraint, createConstraint, dropConstraint } from './constraint-definition.ts'
import { constraintObstacles } from './constraint-obstacles.ts'
import { constraintUntil } from './constraint-waiting.ts'
import { columnKey, constraintKey, tableKey } from './keys.ts'

interface Named {
  readonly namespace: string | null
  readonly table: string
  readonly name: string
  /** The columns that an expression names, and whatever else the catalog knows of. */
  readonly uses: readonly Key[]
}

interface Deferring {
  readonly deferrable: boolean
  readonly initiallyDeferred: boolean
}

export interface KeyConstraint extends Named, Deferring {
  readonly type: 'primary key' | 'unique'
  readonly columns: readonly string[]
  readonly include: readonly string[]
  readonly nullsNotDistinct: boolean
}

export type ReferentialAction = 'NO ACTION' | 'RESTRICT' | 'CASCADE' | 'SET NULL' | 'SET DEFAULT'

export interface ForeignKey extends Named, Deferring {
  readonly type: 'foreign key'
  readonly columns: readonly string[]
  readonly target: { readonly namespace: string | null; readonly table: string; readonly columns: readonly string[] }
  readonly match: 'SIMPLE' | 'FULL'
  readonly onUpdate: ReferentialAction
  readonly onDelete: ReferentialAction
  /** The columns that SET NULL and SET DEFAULT are limited to; empty for all of the key. */
  readonly onDeleteColumns: readonly string[]
  /** False while NOT VALID: rows that were there before have not been looked at. */
  readonly validated: boolean
}

export interface Check extends Named {
  readonly type: 'check'
  readonly expression: string
  readonly noInherit: boolean
  readonly validated: boolean
}

export interface Exclusion extends Named {
  readonly type: 'exclusion'
  /** What follows EXCLUDE, up to and including any DEFERRABLE, in PostgreSQL's own words. */
  readonly definition: string
}

export type Constraint = KeyConstraint | ForeignKey | Check | Exclusion

export const constraintKind: Kind<Constraint> = {
  name: 'constraint',
  rank: 40,
  rebuildable: () => true,
  key: ({ namespace, table, name }) => constraintKey(namespace, table, name),
  references: referencesOfConstraint,
  container: ({ namespace, table }) => tableKey(namespace, table),
  // One with further columns is only carried while no foreign key stands on it.
  carried: (constraint) =>
    (constraint.type === 'primary key' || constraint.type === 'unique') && constraint.include.length === 0,
  guarantees: (constraint) =>
    (constraint.type === 'primary key' || constraint.type === 'unique') && !constraint.deferrable
      ? { relation: tableKey(constraint.namespace, constraint.table), columns: constraint.columns }
      : null,
  occupies: ({ type, namespace, table, name }) => [
    ...(type === 'check' || type === 'foreign key' ? [] : [`relation:${displayQualified(namespace, name)}`]),
    ...(type === 'primary key' ? [`primary key:${displayQualified(namespace, table)}`] : []),
  ],
  catalog: { sql: constraintCatalog, decode: decodeConstraint },
  declared: declaredConstraints,
  agree: isSameKey,
  create: createConstraint,
  drop: dropConstraint,
  change: changeConstraint,
  waiting: constraintUntil,
  adopt: adoptConstraint,
  relabel: (constraint, { name }) => ({ ...constraint, name }),
  role: roleOfConstraint,
  obstacles: constraintObstacles,
  expressions(constraint) {
    const table = tableKey(constraint.namespace, constraint.table)
    if (constraint.type === 'check')
      return [{ place: 'check', text: constraint.expression, table, column: null, indexing: null }]
    if (constraint.type !== 'exclusion') return []
    return [{ place: 'exclusion', text: constraint.definition, table, column: null, indexing: null }]
  },
  retell(constraint, tell) {
    if (constraint.type === 'check') return { ...constraint, expression: tell(constraint.expression) }
    return constraint.type === 'exclusion'
      ? { ...constraint, definition: tell(constraint.definition, 'kept') }
      : constraint
  },
  withExpressions(constraint, [text]) {
    if (text === undefined) return constraint
    if (constraint.type === 'check') return { ...constraint, expression: text }
    return constraint.type === 'exclusion' ? { ...constraint, definition: text } : constraint
  },
}

/** Each side of a many-to-many may declare the join table, whose columns then come in two orders. */
function isSameKey(one: Constraint, other: Constraint): boolean {
  if (!isKey(one) || !isKey(other)) return false
  return isDeepStrictEqual(
    { ...one, columns: [...one.columns].sort() },
    { ...other, columns: [...other.columns].sort() },
  )
}

const isKey = (constraint: Constraint): constraint is KeyConstraint =>
  constraint.type === 'primary key' || constraint.type === 'unique'

/** One foreign key from some columns to a table, and one guarantee that some columns are unique, are enough. */
function roleOfConstraint(constraint: Constraint): string | null {
  if (constraint.type === 'primary key') return constraint.type
  if (constraint.type === 'unique') return JSON.stringify([constraint.type, [...constraint.columns].sort()])
  if (constraint.type !== 'foreign key') return null
  const { type, columns, target } = constraint
  const pairs = columns.map((column, place) => [column, target.columns[place] ?? '']).sort()
  return JSON.stringify([type, target.namespace, target.table, pairs])
}

/**
 * A foreign key also stands on one key of its target. Which one is PostgreSQL's choice, and in `uses` where the catalog
 * told; otherwise it may be any.
 */
function referencesOfConstraint(constraint: Constraint, lookup: Lookup): readonly Key[] {
  const { namespace, table, uses } = constraint
  const own = [tableKey(namespace, table), ...uses]
  if (!('columns' in constraint)) return own
  const columns = constraint.columns.map((column) => columnKey(namespace, table, column))
  if (constraint.type !== 'foreign key') {
    return [...own, ...columns, ...constraint.include.map((column) => columnKey(namespace, table, column))]
  }
  const { target } = constraint
  const targetTable = tableKey(target.namespace, target.table)
  return [
    ...own,
    ...columns,
    targetTable,
    ...target.columns.map((column) => columnKey(target.namespace, target.table, column)),
    ...(uses.length > 0 ? [] : lookup.guarantors(targetTable, target.columns)),
  ]
}
