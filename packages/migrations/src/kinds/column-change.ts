import type { PlanContext } from '../model/kind.ts'
import type { Statement } from '../model/statement.ts'
import type { Column } from './column.ts'
import { alterColumn } from './column-alter.ts'
import { changeExpression } from './column-generated.ts'
import { retype } from './column-retype.ts'
import { changeSequence, enterSequence, isHandedOver, leaveSequence, withPlainDefault } from './column-sequence.ts'
import { isRebuilt } from './enum.ts'
import { tableKey } from './keys.ts'

/** ALTER TABLE … ALTER COLUMN in the one order that always works: what fills the column off, its type, what fills it on. */
export function changeColumn(before: Column, after: Column, context: PlanContext): readonly Statement[] | 'replace' {
  const expression = changeExpression(before, after, context)
  if (expression === 'replace') return 'replace'
  const isHanded = isHandedOver(before, after) || isHandedOver(after, before)
  const [was, becomes] = isHanded ? [withPlainDefault(before), withPlainDefault(after)] : [before, after]
  return [
    ...leaveSequence(before, after),
    ...changeSequence(before, after),
    ...(movesWithEnum(before, after, context) ? [] : retype(was, becomes, context)),
    ...(before.nullable && !after.nullable ? [setNotNull(after)] : []),
    ...enterSequence(before, after),
    ...expression,
    ...(!before.nullable && after.nullable ? [alterColumn(after, 'DROP NOT NULL')] : []),
  ]
}

/** Rebuilding an enum type takes each of its columns along, default included. */
function movesWithEnum(before: Column, after: Column, context: PlanContext): boolean {
  return before.uses.some((key) => {
    const [was, becomes] = [context.before.find('enum', key), context.after.find('enum', key)]
    return was && becomes && after.uses.includes(key) && isRebuilt(was, becomes, context)
  })
}

function setNotNull(column: Column): Statement {
  return alterColumn(column, 'SET NOT NULL', { scans: [tableKey(column.namespace, column.table)] })
}
