import type { Action } from '../model/action.ts'
import type { ColumnDefinition } from '../model/definition.ts'
import type { RelationName } from '../model/relation.ts'
import { followNames } from './follow-names.ts'
import { grammar } from './grammar.ts'
import { type ColumnName, type OriginalNames, originalNames } from './original-names.ts'

/** A column, as it is called before anything runs, that statements demand of rows and give none of them a value for. */
export interface Need extends ColumnName {
  /** False for one that the statements add: then it is every row that lacks a value. */
  readonly isThere: boolean
}

/**
 * What statements, run one after another, demand of rows that are there: columns that come without a value, or become NOT NULL. A
 * table that something is written to is left out from there on, and all of them where nobody knows what a statement does.
 */
export async function needsOf(statements: readonly string[], defaultNamespace: string): Promise<readonly Need[]> {
  if (!statements.some((sql) => /\bnot\s+null\b/i.test(sql))) return []
  const walk: Walk = {
    names: originalNames(defaultNamespace),
    fresh: new Set(),
    written: new Set(),
    found: new Map(),
    isLost: false,
  }
  const { actionsOf, statementsIn } = await grammar()
  for (const { node } of await statementsIn(statements)) {
    for (const action of actionsOf(node, { defaultNamespace })) followNeeds(action, walk)
  }
  return [...walk.found.values()]
}

interface Walk {
  readonly names: OriginalNames
  /** The columns that have been added without a value. */
  readonly fresh: Set<string>
  readonly written: Set<string>
  readonly found: Map<string, Need>
  /** Something has run of which nobody knows what it does. */
  isLost: boolean
}

function followNeeds(action: Action, walk: Walk): void {
  followNames(walk.names, action)
  switch (action.does) {
    case 'insert':
    case 'update':
    case 'delete':
    case 'truncate':
      walk.written.add(keyOf(walk, action.table))
      break
    case 'opaque':
    case 'select':
      walk.isLost = true
      break
    case 'set-not-null':
      demand(action.table, action.column, walk)
      break
    case 'add-column':
      if (!isFilled(action.column)) walk.fresh.add(keyOf(walk, action.table, action.column.name))
      if (action.column.notNull) demand(action.table, action.column.name, walk)
  }
}

const keyOf = ({ names }: Walk, table: RelationName, column = ''): string => JSON.stringify([names.of(table), column])

const isFilled = ({ isSerial, identity, generated, default: value }: ColumnDefinition): boolean =>
  isSerial || identity || generated !== null || value !== null

function demand(table: RelationName, column: string, walk: Walk): void {
  const { names, fresh, written, found, isLost } = walk
  const original = names.of(table)
  if (isLost || original === null || written.has(keyOf(walk, table))) return
  const isFresh = fresh.has(keyOf(walk, table, column))
  const there = isFresh ? { ...original, column } : names.ofColumn(table, column)
  if (there !== null) found.set(JSON.stringify(there), { ...there, isThere: !isFresh })
}
