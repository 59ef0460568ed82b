import type { PlanContext } from '../model/kind.ts'
import type { Statement } from '../model/statement.ts'
import { freeName, objectName } from '../sql/object-name.ts'
import { quoteName } from '../sql/quote.ts'
import type { Column } from './column.ts'
import { alterColumn, alterTable } from './column-alter.ts'
import { emptyUntil, fillColumn, isFresh, mayWaitForNotNull } from './column-fill.ts'
import { changeExpression } from './column-generated.ts'
import { retype } from './column-retype.ts'
import { changeSequence, enterSequence, leaveSequence, withPlainDefault } from './column-sequence.ts'
import { isRebuilt } from './enum.ts'
import { isHandedOver } from './handed-sequence.ts'
import { constraintKey, tableKey } from './keys.ts'

/** ALTER TABLE … ALTER COLUMN in the one order that always works: what fills the column off, its type, what fills it on. */
export function changeColumn(before: Column, after: Column, context: PlanContext): readonly Statement[] | 'replace' {
  const expression = changeExpression(before, after, context)
  if (expression === 'replace') return 'replace'
  const isHanded = isHandedOver(before, after, context.after) || isHandedOver(after, before, context.before)
  const [was, becomes] = isHanded ? [withPlainDefault(before), withPlainDefault(after)] : [before, after]
  return [
    ...leaveSequence(before, after, context),
    ...changeSequence(before, after),
    ...(movesWithEnum(before, after, context) ? [] : retype(was, becomes, context)),
    ...numberedAndNotNull(before, after, context),
    ...expression,
    ...(!before.nullable && after.nullable ? [alterColumn(after, 'DROP NOT NULL')] : []),
  ]
}

/** A fresh column is filled from its sequence; otherwise PostgreSQL gives an identity only to what is NOT NULL already. */
function numberedAndNotNull(before: Column, after: Column, context: PlanContext): readonly Statement[] {
  const sequence = enterSequence(before, after, context)
  const notNull = before.nullable && !after.nullable ? setNotNull(after, context) : []
  const filled = fillColumn(before, after, context)
  return isFresh(after, context) ? [...sequence, ...filled, ...notNull] : [...filled, ...notNull, ...sequence]
}

/** Rebuilding an enum type takes each of its columns along, default included. */
function movesWithEnum(before: Column, after: Column, context: PlanContext): boolean {
  return before.uses.some((key) => {
    const [was, becomes] = [context.before.find('enum', key), context.after.find('enum', key)]
    return was && becomes && after.uses.includes(key) && isRebuilt(was, becomes, context)
  })
}

/** The column as it is until its rows have been looked at, or written; undefined where that cannot wait. */
export function columnUntil(before: Column | null, after: Column | null, context: PlanContext): Column | undefined {
  if (after === null) return undefined
  if (before === null) return emptyUntil(after, context)
  const isInUse = context.inUse.has(tableKey(after.namespace, after.table))
  return isInUse && mayWaitForNotNull(before, after) ? { ...after, nullable: true } : undefined
}

/** SET NOT NULL reads all rows while everybody waits, unless a constraint that is valid by then answers for them. */
function setNotNull(column: Column, { before, after, inUse, serverVersion }: PlanContext): readonly Statement[] {
  const relation = tableKey(column.namespace, column.table)
  if (!inUse.has(relation)) return [alterColumn(column, 'SET NOT NULL', { scans: [relation] })]
  const isTaken = (free: string): boolean =>
    [before, after].some((side) => side.has(constraintKey(column.namespace, column.table, free)))
  const name = freeName((suffix) => objectName(column.table, column.name, suffix), { suffix: 'not_null', isTaken })
  const validated = alterTable(column, `VALIDATE CONSTRAINT ${quoteName(name)}`, {
    locks: [{ relation, mode: 'SHARE UPDATE EXCLUSIVE' }],
    scans: [relation],
  })
  const add = (constraint: string, notes: readonly string[] = []) =>
    alterTable(column, `ADD CONSTRAINT ${quoteName(name)} ${constraint} NOT VALID`, { notes })
  // Where that is free, the constraint has the name that SET NOT NULL would give it.
  if (serverVersion >= 18)
    return [add(`NOT NULL ${quoteName(column.name)}`, ['for PostgreSQL 18 and later']), validated]
  return [
    add(`CHECK (${quoteName(column.name)} IS NOT NULL)`),
    validated,
    alterColumn(column, 'SET NOT NULL'),
    alterTable(column, `DROP CONSTRAINT ${quoteName(name)}`),
  ]
}
