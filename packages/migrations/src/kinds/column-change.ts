import type { PlanContext } from '../model/kind.ts'
import type { Statement } from '../model/statement.ts'
import { displayQualified, quoteName } from '../sql/quote.ts'
import { hasAssignmentCast, typeChangeEffect } from '../sql/type-change.ts'
import { bareType, isArrayType, shortType, typeModifiers } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import { alterColumn } from './column-alter.ts'
import { changeGenerated } from './column-generated.ts'
import { isExtension } from './enum.ts'
import { tableKey } from './keys.ts'

/** ALTER TABLE … ALTER COLUMN in the one order that always works: default off, type, generation, default on, nullability. */
export function changeColumn(before: Column, after: Column, context: PlanContext): readonly Statement[] | 'replace' {
  const generation = changeGenerated(before, after, context)
  if (generation === 'replace') return 'replace'
  const moved = movesWithEnum(before, after, context)
  return [
    ...(moved ? [] : dropDefault(before, after)),
    ...(moved ? [] : changeType(before, after)),
    ...(after.nullable || !before.nullable ? [] : [setNotNull(after)]),
    ...generation,
    ...(moved ? [] : setDefault(before, after)),
    ...(after.nullable && !before.nullable ? [alterColumn(after, 'DROP NOT NULL')] : []),
  ]
}

/** Rebuilding an enum type takes each of its columns along, default included. */
function movesWithEnum(before: Column, after: Column, context: PlanContext): boolean {
  return before.uses.some((key) => {
    const [was, becomes] = [context.before.find('enum', key), context.after.find('enum', key)]
    return was && becomes && after.uses.includes(key) && !isExtension(was, becomes) && before.type === after.type
  })
}

const retyped = (before: Column, after: Column): boolean =>
  before.type !== after.type || before.collation !== after.collation

/** A default is converted by an implicit cast or not at all, so it makes way for every change of type. */
const dropDefault = (before: Column, after: Column): readonly Statement[] =>
  before.default !== null && (after.default === null || retyped(before, after))
    ? [alterColumn(after, 'DROP DEFAULT')]
    : []

const setDefault = (before: Column, after: Column): readonly Statement[] =>
  after.default !== null && (before.default !== after.default || retyped(before, after))
    ? [alterColumn(after, `SET DEFAULT ${after.default}`)]
    : []

function setNotNull(column: Column): Statement {
  return alterColumn(column, 'SET NOT NULL', { scans: [tableKey(column.namespace, column.table)] })
}

function changeType(before: Column, after: Column): readonly Statement[] {
  if (!retyped(before, after)) return []
  const table = tableKey(after.namespace, after.table)
  const effect = typeChangeEffect(before.type, after.type)
  const collation = after.collation === null ? '' : ` COLLATE ${after.collation}`
  const using =
    before.type === after.type || hasAssignmentCast(before.type, after.type)
      ? ''
      : ` USING ${throughText(before, after)}`
  return [
    alterColumn(after, `TYPE ${shortType(after.type)}${collation}${using}`, {
      rewrites: effect === 'rewrite' ? [table] : [],
      scans: effect === 'rewrite' ? [table] : [],
      loses: narrowing(before, after),
    }),
  ]
}

/** Every type has a text form to go through; two arrays go element by element, an array and a scalar as a whole. */
function throughText(before: Column, after: Column): string {
  const text = isArrayType(before.type) && isArrayType(after.type) ? 'text[]' : 'text'
  return `${quoteName(after.name)}::${text}::${shortType(after.type)}`
}

const whole = new Set(['smallint', 'integer', 'bigint'])
const fractional = new Set(['numeric', 'real', 'double precision'])

/** Changes that PostgreSQL makes without a word although values become others. */
function narrowing(before: Column, after: Column): string | null {
  const name = displayQualified(after.namespace, after.table, after.name)
  const [from, to] = [bareType(before.type), bareType(after.type)]
  if (fractional.has(from) && whole.has(to)) return `the fractions in ${name}`
  if (from.startsWith('timestamp ') && to === 'date') return `the time of day in ${name}`
  const [was, becomes] = [typeModifiers(before.type), typeModifiers(after.type)]
  if (from === 'numeric' && to === 'numeric' && becomes.length > 0 && (was[1] ?? Infinity) > (becomes[1] ?? 0))
    return `decimal places in ${name}`
  return null
}
