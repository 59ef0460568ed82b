import { type AnyObject, kindNames, kindOf } from '../../src/kinds/index.ts'
import type { Key } from '../../src/model/key.ts'
import type { Schema } from '../../src/model/schema.ts'

/** The objects in another order, the columns of each table in their own. */
export function shuffled(schema: Schema, order: number): Schema {
  const lists = kindNames.map((name) => {
    const { key, container } = kindOf(name)
    const isOrdered = name === 'column'
    const placeOf = (object: AnyObject) =>
      scramble(isOrdered ? (container?.(object) ?? key(object)) : key(object), order)
    return [name, [...schema[name]].sort((first, second) => placeOf(first) - placeOf(second))]
  })
  return Object.fromEntries(lists) as Schema
}

const scramble = (key: Key, order: number): number =>
  [...key].reduce((hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193), order + 1)
