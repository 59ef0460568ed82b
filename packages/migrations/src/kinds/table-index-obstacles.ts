import type { Obstacle, PlanContext } from '../model/kind.ts'
import { duplicates } from './constraint-obstacles.ts'
import { columnKey } from './keys.ts'
import type { Index } from './table-index.ts'

/** Rows that a unique index over plain columns would not take. */
export function indexObstacles(index: Index, { before }: PlanContext): readonly Obstacle[] {
  const columns = index.elements.flatMap(({ column }) => column ?? [])
  if (!index.unique || index.on !== 'table' || columns.length < index.elements.length) return []
  if (!columns.every((column) => before.has(columnKey(index.namespace, index.table, column)))) return []
  return [duplicates(index, { columns, condition: index.where, nulls: index.nullsNotDistinct })]
}
