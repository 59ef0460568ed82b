import type { Key } from '../model/key.ts'
import type { CatalogRow, Kind, Lookup } from '../model/kind.ts'
import { statement } from '../model/statement.ts'
import { displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import { decodeSequence, type SequenceOptions } from '../sql/sequence-options.ts'
import { adoptColumn } from './column-adopt.ts'
import { columnCatalog } from './column-catalog.ts'
import { changeColumn, columnUntil } from './column-change.ts'
import { declaredColumns } from './column-declared.ts'
import { addColumnFacts, columnDefinition, sequenceStatements } from './column-definition.ts'
import { keysOver } from './column-demand.ts'
import { columnEvidence, placeOfColumn } from './column-evidence.ts'
import { reasonToFillAtOnce } from './column-fill.ts'
import { followType } from './column-follow.ts'
import { releasedColumn } from './column-generated.ts'
import { columnAmends, inheritColumn, inheritedColumns, whenInherited } from './column-heirs.ts'
import { unfitIndexes } from './column-hinderers.ts'
import { columnObstacles } from './column-obstacles.ts'
import { columnRequirements } from './column-requirements.ts'
import { columnResemblance } from './column-resemblance.ts'
import { returnColumn } from './column-return.ts'
import { isRevalued } from './column-revalued.ts'
import { rewordingFor } from './column-reword.ts'
import { isSloppyType } from './column-sloppy.ts'
import { hasSequence, isComputed, isExpression } from './generated.ts'
import { takenUp } from './handed-sequence.ts'
import { columnKey, tableKey } from './keys.ts'
import { refusePartitionKey } from './partition-key.ts'
import { rowHolders } from './table-columns.ts'
import { decodeUses } from './uses.ts'

/** Where a column's values come from when nobody gives one, apart from a plain default. */
export type Generated =
  | { readonly kind: 'stored' | 'virtual'; readonly expression: string }
  | { readonly kind: 'identity'; readonly always: boolean; readonly sequence: OwnedSequence }
  | { readonly kind: 'serial'; readonly sequence: OwnedSequence }

/** The sequence behind a serial or identity column; it lives in the table's namespace. */
export interface OwnedSequence {
  readonly name: string
  readonly options: SequenceOptions
}

export interface Column {
  readonly namespace: string | null
  readonly table: string
  readonly name: string
  /** As `format_type` prints it, modifiers and array brackets included. */
  readonly type: string
  /** As SQL; null for the type's own. */
  readonly collation: string | null
  readonly nullable: boolean
  /** As SQL; null where there is none and where `generated` says where values come from. */
  readonly default: string | null
  readonly generated: Generated | null
  readonly uses: readonly Key[]
}

export const columnKind: Kind<Column> = {
  name: 'column',
  rank: 30,
  isOrdered: true,
  rebuildable: isComputed,
  key: ({ namespace, table, name }) => columnKey(namespace, table, name),
  references: ({ namespace, table, uses }) => [tableKey(namespace, table), ...uses],
  container: ({ namespace, table }) => tableKey(namespace, table),
  inherited: inheritedColumns,
  inherit: inheritColumn,
  amends: columnAmends,
  occupies: ({ namespace, generated }) =>
    hasSequence(generated) ? [`relation:${displayQualified(namespace, generated.sequence.name)}`] : [],
  yieldsName: true,
  catalog: { sql: columnCatalog, decode: decodeColumn },
  declared: declaredColumns,
  create(column, context) {
    if (comesWithOrigin(column, context.after, context.created)) return []
    const table = tableKey(column.namespace, column.table)
    if (context.created.has(table)) return []
    const returned = returnColumn(column, context)
    if (returned !== undefined) return returned
    const { before, after } = sequenceStatements(column)
    const sql = `ALTER TABLE ${quoteQualified(column.namespace, column.table)} ADD COLUMN ${columnDefinition(column)}`
    return [...before, statement(sql, addColumnFacts(column, context.after)), ...after]
  },
  drop(column, { dropped, before }) {
    const table = tableKey(column.namespace, column.table)
    if (dropped.has(table) || comesWithOrigin(column, before, dropped)) return []
    refusePartitionKey(column, before)
    const sql = `ALTER TABLE ${quoteQualified(column.namespace, column.table)} DROP COLUMN ${quoteName(column.name)}`
    const loses = isComputed(column)
      ? null
      : `every value of ${displayQualified(column.namespace, column.table, column.name)}`
    return [statement(sql, { locks: [{ relation: table, mode: 'ACCESS EXCLUSIVE' }], loses })]
  },
  disturbs: isRetyped,
  rewords: rewordingFor,
  retell: ({ generated, ...column }, tell) => ({
    ...column,
    generated: isExpression(generated) ? { ...generated, expression: tell(generated.expression, 'kept') } : generated,
  }),
  // What was no more than a quoted text is printed with the type that it was understood as.
  outdates: (before, after, query) => isRetyped(before, after) && query.includes(`::${before.type}`),
  excludes: (column, lookup) => (column.nullable ? keysOver(column, lookup) : []),
  released: releasedColumn,
  hinderers: (before, after, context) => [
    ...(comesFilled(before, after) ? rowHolders(after, context.before) : []),
    ...(before === null ? [] : unfitIndexes(before, after, context)),
  ],
  change: (before, after, context) => changeColumn(whenInherited(before, context), after, context),
  waiting: columnUntil,
  reasonToHurry: reasonToFillAtOnce,
  obstacles: (before, after, context) =>
    columnObstacles(before === null ? null : whenInherited(before, context), after, context),
  revalues: (before, after, context) =>
    isRevalued(before, after, context) ? [columnKey(after.namespace, after.table, after.name)] : [],
  adopt: adoptColumn,
  takesUp: takenUp,
  requires: columnRequirements,
  follow: followType,
  inseparable: [
    ['type', 'collation', 'uses'],
    ['default', 'generated'],
  ],
  resemblance: columnResemblance,
  isSloppy: isSloppyType,
  sampled: placeOfColumn,
  evidence: columnEvidence,
  expressions(column) {
    const { generated, default: value, name } = column
    const table = tableKey(column.namespace, column.table)
    if (value !== null) return [{ place: 'default', text: value, table, column: name, indexing: null }]
    if (!isExpression(generated)) return []
    return [{ place: 'generated', text: generated.expression, table, column: name, indexing: null }]
  },
  withExpressions(column, [text]) {
    if (text === undefined) return column
    const { generated } = column
    if (isExpression(generated)) return { ...column, generated: { ...generated, expression: text } }
    return { ...column, default: text }
  },
}

/** What a table inherits comes and goes with what it inherits it from. */
const comesWithOrigin = ({ namespace, table, name }: Column, lookup: Lookup, moving: ReadonlySet<Key>): boolean =>
  lookup.origins(columnKey(namespace, table, name)).some((origin) => moving.has(origin))

function isRetyped(before: Column, after: Column): boolean {
  return before.type !== after.type || before.collation !== after.collation
}

/** The rows that are there get a value: of what is held elsewhere PostgreSQL changes no row, and adds no column but an empty one. */
function comesFilled(before: Column | null, after: Column): boolean {
  if (before !== null) return isRetyped(before, after)
  return after.default !== null || after.generated !== null || !after.nullable
}

function decodeColumn(row: CatalogRow): Column {
  const generated = decodeGenerated(row)
  const [namespace, table] = [row.namespace as string | null, row.table as string]
  return {
    namespace,
    table,
    name: row.name as string,
    type: row.type as string,
    collation: row.collation as string | null,
    nullable: row.nullable as boolean,
    default: generated === null ? (row.expression as string | null) : null,
    generated,
    uses: decodeUses(row.uses, columnKey(namespace, table, row.name as string)),
  }
}

function decodeGenerated(row: CatalogRow): Generated | null {
  const expression = row.expression as string
  if (row.generated === 's') return { kind: 'stored', expression }
  if (row.generated === 'v') return { kind: 'virtual', expression }
  if (row.sequence === null) return null
  const sequence = { name: row.sequence as string, options: decodeSequence(row) }
  if (row.identity === '') return { kind: 'serial', sequence }
  return { kind: 'identity', always: row.identity === 'a', sequence }
}
