import { type Key, nameOf } from '../model/key.ts'
import { isArrayType } from '../sql/type-name.ts'
import type { Column } from './column.ts'

/** A column whose enum type has another name; its default may be labelled with the type. */
export function followType(column: Column, names: ReadonlyMap<Key, Key>): Column {
  const brackets = isArrayType(column.type) ? '[]' : ''
  const moved = column.uses.find((key) => names.has(key) && `${nameOf(key)}${brackets}` === column.type)
  const now = moved && names.get(moved)
  if (moved === undefined || now === undefined) return column
  const [was, becomes] = [`::${column.type}`, `::${nameOf(now)}${brackets}`]
  const { default: value } = column
  return {
    ...column,
    type: becomes.slice(2),
    default: value?.endsWith(was) ? `${value.slice(0, -was.length)}${becomes}` : value,
  }
}
