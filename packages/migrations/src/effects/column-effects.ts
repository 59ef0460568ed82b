import type { TableAction } from '../model/action.ts'
import type { ColumnDefinition } from '../model/definition.ts'
import type { RelationName } from '../model/relation.ts'
import { typeChangeEffect } from '../sql/type-change.ts'
import { volatilityOf } from '../sql/volatility.ts'
import type { Effect, EffectGround, EffectsOf } from './effect.ts'
import {
  columnNamed,
  foreignKeysOf,
  type KnownSchema,
  type KnownTable,
  referencing,
  shown,
  tableNamed,
} from './known.ts'
import { exclusive, leaves, locked } from './lock.ts'

type ColumnEffects = EffectsOf<TableAction>

export const addColumn: ColumnEffects['add-column'] = ({ table, column }, { known }) => {
  const rewrites = rewritesFor(column, known) ? leaves(known, table) : []
  const references = column.constraints.flatMap((each) => each.references ?? [])
  return {
    locks: [...exclusive(known, table).locks, ...locked('SHARE ROW EXCLUSIVE', ...references)],
    rewrites,
    scans: rewrites.length > 0 || readsRows(column) ? leaves(known, table) : [],
  }
}

/** Whether each row gets a value of its own, which has to be written into it. */
export const rewritesFor = (
  { isSerial, identity, generated, type, default: value }: ColumnDefinition,
  known: KnownSchema,
): boolean =>
  isSerial ||
  identity ||
  generated === 'stored' ||
  (type.name !== null && known.domains.get(shown(type.name))?.isConstrained === true) ||
  (generated === null && value !== null && volatilityOf(value.functions) !== 'steady')

/** Whether the rows are looked at: for a constraint that they may break, or an index over them. */
function readsRows({ constraints, notNull, default: value, generated }: ColumnDefinition): boolean {
  return (
    (notNull && (value === null || generated === 'virtual')) ||
    constraints.some(({ type, isEnforced }) => isEnforced && (type !== 'foreign key' || value !== null))
  )
}

export const dropColumn: ColumnEffects['drop-column'] = ({ table, column }, { known }) => {
  const own = tableNamed(known, table)
  const partners = own === null ? [] : foreignKeysOf(own).filter(({ columns }) => columns.includes(column))
  return {
    locks: [
      ...exclusive(known, table).locks,
      ...locked('ACCESS EXCLUSIVE', ...partners.map(({ references }) => references)),
    ],
  }
}

export const setNotNull: ColumnEffects['set-not-null'] = ({ table, column }, { known }) => ({
  ...exclusive(known, table),
  scans: isProvenNotNull(known, table, column) ? [] : leaves(known, table),
})

/** Whether a constraint that holds for every row says so already. */
export function isProvenNotNull(known: KnownSchema, table: RelationName, column: string): boolean {
  if (columnNamed(known, table, column)?.notNull === true) return true
  const constraints = [...(tableNamed(known, table)?.constraints.values() ?? [])]
  return constraints.some(
    ({ type, isValid, isEnforced, columns, expression }) =>
      isValid &&
      isEnforced &&
      ((type === 'check' && expression?.notNull.includes(column) === true) ||
        (['primary key', 'not null'].includes(type) && columns.includes(column))),
  )
}

export const setType: ColumnEffects['set-type'] = (action, ground): Partial<Effect> => {
  const { table, column } = action
  const own = tableNamed(ground.known, table)
  const locks = [
    ...exclusive(ground.known, table).locks,
    ...locked('ACCESS EXCLUSIVE', ...partnersOf(ground.known, table, column)),
  ]
  const change = changeOf(action, ground)
  const rows = leaves(ground.known, table)
  if (change === 'rewrite' || change === 'unknown') return { locks, rewrites: rows, scans: rows }
  const isLookedAt = own !== null && (isMentioned(own, column) || (change === 'reindex' && isIndexed(own, column)))
  return { locks, scans: isLookedAt ? rows : [] }
}

export type ColumnChange = 'none' | 'reindex' | 'rewrite' | 'unknown'

/** What becomes of the rows; unknown where the type before is not known, or a function of the user's does it. */
export function changeOf(
  { table, column, type, using, collates }: Extract<TableAction, { does: 'set-type' }>,
  { known }: EffectGround,
): ColumnChange {
  if (using !== null) return 'rewrite'
  const before = columnNamed(known, table, column)
  if (type.name !== null && known.domains.get(shown(type.name))?.isConstrained === true) return 'rewrite'
  if (before === null) return 'unknown'
  const domain = type.name === null ? undefined : known.domains.get(shown(type.name))
  // A domain without constraints is another name for the type under it.
  const change = typeChangeEffect(before.type, domain?.base ?? type.text)
  return change === 'none' && collates ? 'reindex' : change
}

/** A check, or an index that computes something or leaves rows out, is made again whatever the types are. */
const isMentioned = ({ constraints, indexes }: KnownTable, column: string): boolean =>
  [...constraints.values()].some((each) => each.type === 'check' && each.columns.includes(column)) ||
  [...indexes.values()].some(({ hasExpression, columns }) => hasExpression && columns.includes(column))

const isIndexed = ({ constraints, indexes }: KnownTable, column: string): boolean =>
  [...indexes.values(), ...[...constraints.values()].filter(({ type }) => type !== 'foreign key')].some(({ columns }) =>
    columns.includes(column),
  )

/** The tables at the other ends of the foreign keys that a column is in. */
function partnersOf(known: KnownSchema, table: RelationName, column: string): readonly RelationName[] {
  const own = tableNamed(known, table)
  if (own === null) return []
  const keys = foreignKeysOf(own).filter(({ columns }) => columns.includes(column))
  const isKey = [...own.constraints.values()].some(
    ({ type, columns }) => (type === 'primary key' || type === 'unique') && columns.includes(column),
  )
  return [...keys.flatMap(({ references }) => references ?? []), ...(isKey ? referencing(known, table) : [])]
}
