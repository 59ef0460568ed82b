import type { Obstacle, PlanContext } from '../model/kind.ts'
import { displayName, displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { isArrayType } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import type { Enum } from './enum.ts'
import { columnsOfType, mergesOf } from './enum-rows.ts'
import { enumKey } from './keys.ts'

/** Rows that hold a value which goes, and of which nobody has said what they shall hold instead. */
export function enumObstacles(before: Enum | null, after: Enum, context: PlanContext): readonly Obstacle[] {
  if (before === null) return []
  const gone = before.values.filter((value) => !after.values.includes(value))
  const merged = mergesOf(enumKey(after.namespace, after.name), gone, context).map(({ from }) => from)
  return gone
    .filter((value) => !merged.includes(value))
    .flatMap((value) => columnsOfType(after, context).map(([column]) => holders(value, { column, type: after })))
}

function holders(value: string, { column, type }: { column: Column; type: Enum }): Obstacle {
  const { namespace, table, name } = column
  const held = quoteName(name)
  const isHeld = isArrayType(column.type)
    ? `${quoteLiteral(value)} = any (${held}::text[])`
    : `${held}::text = ${quoteLiteral(value)}`
  const from = `from ${quoteQualified(namespace, table)} where ${isHeld}`
  const path = displayQualified(type.namespace, type.name, value)
  return {
    rows: `with ${quoteLiteral(value)} in ${displayQualified(namespace, table, name)}, which goes from the type ${displayName(type.name)}`,
    count: `select count(*) ${from}`,
    show: `select * ${from}`,
    remedy: `Say what they hold instead: --rename value:${path}=…, or change them in the revision, before the statements that make the type anew.`,
    question: {
      rename: 'value',
      from: path,
      candidates: type.values.map((to) => ({ to: displayName(to), score: 0 })),
      answer: null,
    },
  }
}
