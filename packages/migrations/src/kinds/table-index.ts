import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Expression, Kind } from '../model/kind.ts'
import { qualifiedName } from '../sql/name-pattern.ts'
import { displayQualified } from '../sql/quote.ts'
import { dropAlone } from './constraint-definition.ts'
import { isTakenOver } from './index-takeover.ts'
import { predecessorOf } from './key-succession.ts'
import { columnKey, indexKey, tableKey } from './keys.ts'
import { parametersOf } from './option.ts'
import { refuseAcrossPartitions } from './partition-key.ts'
import { adoptIndex } from './table-index-adopt.ts'
import { decodeIndex, indexCatalog } from './table-index-catalog.ts'
import { declaredIndexes } from './table-index-declared.ts'
import { indexObstacles } from './table-index-obstacles.ts'
import { relationOf } from './table-index-relation.ts'
import { createIndex, dropIndex, replaceInUse, succeed } from './table-index-statements.ts'

/** One thing that an index sorts by: a column, or an expression as PostgreSQL prints it. */
export interface IndexElement {
  readonly column: string | null
  readonly expression: string | null
  /** As SQL; null for the one the column has, or the type's own. */
  readonly collation: string | null
  /** As SQL; null for the usual one of the type and the method. */
  readonly operatorClass: string | null
  readonly descending: boolean
  readonly nullsFirst: boolean
}

export interface Index {
  readonly namespace: string | null
  readonly table: string
  readonly on: 'table' | 'materialized view'
  readonly name: string
  readonly unique: boolean
  readonly method: string
  readonly elements: readonly IndexElement[]
  readonly include: readonly string[]
  readonly where: string | null
  readonly nullsNotDistinct: boolean
  /** False for what a failed CREATE INDEX CONCURRENTLY leaves behind: it costs writes and serves nobody. */
  readonly valid: boolean
  /** Said by an entity, which has no word for INCLUDE and the like: there the database has its way. */
  readonly byEntity?: true
  readonly uses: readonly Key[]
}

export const indexKind: Kind<Index> & Declarable = {
  name: 'index',
  rank: 50,
  rebuildable: () => true,
  key: ({ namespace, name }) => indexKey(namespace, name),
  references: (index) => [
    relationOf(index),
    ...(index.on === 'table' ? columnsOf(index).map((column) => columnKey(index.namespace, index.table, column)) : []),
    ...index.uses,
  ],
  container: relationOf,
  guarantees: ({ on, namespace, table, unique, elements, where }) =>
    on === 'table' && unique && where === null && elements.every(({ column }) => column !== null)
      ? { relation: tableKey(namespace, table), columns: elements.flatMap(({ column }) => column ?? []) }
      : null,
  // A unique one with further columns is only carried while no foreign key stands on it.
  carried: ({ elements, where, unique, include }) =>
    where === null &&
    !(unique && include.length > 0) &&
    elements.every(({ expression, operatorClass }) => expression === null && operatorClass === null),
  occupies: ({ namespace, name }) => [`relation:${displayQualified(namespace, name)}`],
  catalog: { sql: indexCatalog, decode: decodeIndex },
  declared: declaredIndexes,
  declaration: {
    begins: new RegExp(String.raw`^create\s+(?:unique\s+)?index\s+(${qualifiedName})\s+on\s+(?!only\s)`, 'i'),
    manner: /^(create\s+(?:unique\s+)?index\s+)(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?/i,
    example: 'CREATE INDEX task_by_state ON task (state) INCLUDE (owner)',
  },
  create(index, context) {
    const columns = index.elements.flatMap(({ column }) => column ?? [])
    if (index.unique && index.on === 'table') refuseAcrossPartitions({ ...index, columns }, context.after)
    const predecessor = predecessorOf(index, context)
    return predecessor === undefined
      ? [createIndex(index, context.inUse, parametersOf(indexKey(index.namespace, index.name), context.after))]
      : succeed(index, { context, without: dropAlone(predecessor) })
  },
  drop: (index, context) =>
    context.dropped.has(relationOf(index)) || isTakenOver(index, context) ? [] : [dropIndex(index, context.inUse)],
  handsOver: isTakenOver,
  change: replaceInUse,
  waiting: (before, after, { inUse }) =>
    [before, after].every((index) => index === null || inUse.has(relationOf(index))) ? before : undefined,
  adopt: adoptIndex,
  relabel: (index, { name }) => ({ ...index, name }),
  obstacles: (_before, index, context) => indexObstacles(index, context),
  expressions: (index) => expressionsOf(index).map(({ expression }) => expression),
  retell: (index, tell) =>
    expressionsOf(index).reduce((kept, { expression, put }) => put(kept, tell(expression.text, 'kept')), index),
  withExpressions: (index, texts) =>
    expressionsOf(index).reduce((kept, { put }, place) => put(kept, texts[place] ?? ''), index),
}

const columnsOf = ({ elements, include }: Index): readonly string[] => [
  ...elements.flatMap(({ column }) => column ?? []),
  ...include,
]

interface Slot {
  readonly expression: Expression
  put(index: Index, text: string): Index
}

function expressionsOf(index: Index): readonly Slot[] {
  const elements = index.elements.flatMap((element, place) => elementSlot(index, { element, place }))
  if (index.where === null) return elements
  const predicate: Slot = {
    expression: { place: 'predicate', text: index.where, table: relationOf(index), column: null, indexing: null },
    put: (kept, where) => ({ ...kept, where }),
  }
  return [...elements, predicate]
}

function elementSlot(index: Index, { element, place }: { element: IndexElement; place: number }): readonly Slot[] {
  if (element.expression === null) return []
  const indexing = { method: index.method, operatorClass: element.operatorClass }
  return [
    {
      expression: { place: 'index', text: element.expression, table: relationOf(index), column: null, indexing },
      put: (kept, expression) => ({ ...kept, elements: kept.elements.with(place, { ...element, expression }) }),
    },
  ]
}
