import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Column } from './column.ts'
import { keepsOperatorClass, takesCollation } from './index-fitness.ts'
import { columnKey } from './keys.ts'

/** The indexes that stay, and that what they were told of the column forbids to make over another type. */
export function unfitIndexes(before: Column, after: Column, context: PlanContext): readonly Key[] {
  const [isServed, isCollated] = [keepsOperatorClass(before, after), takesCollation(after)]
  if (isServed && isCollated) return []
  const isUnfit = (key: Key): boolean => {
    const elements = context.before.find('index', key)?.elements ?? []
    const wanted = context.after.find('index', key)?.elements ?? []
    return wanted.some(({ column, operatorClass, collation }, place) => {
      if (column !== after.name) return false
      const isSaid = operatorClass !== null && operatorClass === elements[place]?.operatorClass
      return (!isServed && isSaid) || (!isCollated && collation !== null && collation === elements[place]?.collation)
    })
  }
  return context.after.dependents(columnKey(after.namespace, after.table, after.name)).filter(isUnfit)
}
