import type { KnownColumn, KnownConstraint, KnownSchema, KnownTable } from '../effects/known.ts'
import type { Action } from '../model/action.ts'
import { isSameTable, type Outline, type OutlinedKey, type TableName } from '../model/outline.ts'

/** Under which names a table and its columns went before some actions; those that these actions made went under none. */
export interface Ancestry {
  originOf(table: TableName, column?: string): string
}

/** Follows renames backwards, so that one thing has one identity before and after. */
export function ancestryOf(actions: readonly Action[]): Ancestry {
  return {
    originOf(table, column) {
      let [at, part]: [TableName, string | null] = [table, column ?? null]
      for (const [index, action] of [...actions].reverse().entries()) {
        const { does } = action
        if (does === 'create-table' && isSameTable(action.table, at)) return `made by ${index}: ${part ?? ''}`
        if (does === 'add-column' && isSameTable(action.table, at) && action.column.name === part)
          return `made by ${index}`
        if (does === 'rename' && action.sort === 'table' && isSameTable({ ...action.name, name: action.to }, at)) {
          at = action.name
        }
        if (does === 'rename' && action.sort === 'column' && isSameTable(action.name, at) && action.to === part) {
          part = action.part
        }
        if (does === 'move' && action.sort === 'table' && isSameTable({ ...action.name, namespace: action.to }, at)) {
          at = action.name
        }
      }
      return part === null ? JSON.stringify([at.namespace, at.name]) : part
    },
  }
}

/** What a drawing shows of what is known of a schema, partitions aside. */
export const outlineOfKnown = (known: KnownSchema, ancestry: Ancestry): Outline => ({
  tables: [...known.tables.values()]
    .filter(({ sort, partitionOf }) => sort !== 'materialized view' && partitionOf === null)
    .sort((one, other) => compare(nameOf(one), nameOf(other)))
    .map((table) => ({
      ...table.name,
      identity: ancestry.originOf(table.name),
      columns: [...table.columns.values()].map((column) => outlinedColumn(table, column, ancestry)),
      keys: [...table.constraints.values()].flatMap((constraint) => keyOf(constraint)),
    })),
})

const nameOf = ({ name }: KnownTable): string => JSON.stringify([name.namespace ?? '', name.name])

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const outlinedColumn = (table: KnownTable, { name, type, notNull }: KnownColumn, ancestry: Ancestry) => ({
  identity: ancestry.originOf(table.name, name),
  name,
  type,
  nullable:
    !notNull &&
    ![...table.constraints.values()].some((key) => key.type === 'primary key' && key.columns.includes(name)),
})

function keyOf({ type, name, columns, references }: KnownConstraint): readonly OutlinedKey[] {
  if (type === 'primary key' || type === 'unique') return [{ type, name, columns }]
  return type === 'foreign key' && references !== null ? [{ type, name, columns, target: references }] : []
}
