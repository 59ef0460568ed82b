import type { Obstacle, PlanContext } from '../model/kind.ts'
import { duplicates } from './constraint-obstacles.ts'
import { columnsUsed } from './rows-to-be.ts'
import type { Index } from './table-index.ts'

/** Rows that a unique index over plain columns would not take. */
export function indexObstacles(index: Index, context: PlanContext): readonly Obstacle[] {
  const columns = index.elements.flatMap(({ column }) => column ?? [])
  if (!index.unique || index.on !== 'table' || columns.length < index.elements.length) return []
  const named = [...new Set([...columns, ...columnsUsed(index, index.uses, context)])]
  return duplicates(index, { columns, condition: index.where, nulls: index.nullsNotDistinct, named }, context)
}
