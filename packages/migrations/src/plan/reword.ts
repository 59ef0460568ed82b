import { type AnyObject, type KindName, kindNameBehind, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { Lookup, Rewording } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from './lookup.ts'

/**
 * The live schema, in which what nobody declares and would not be understood any more when what it reads has become what is
 * declared reads as it has to from then on, to mean the same.
 */
export function reworded(live: Schema, declared: Schema): Schema {
  const found = new Map<Key, AnyObject>()
  const [is, shall] = [lookupOf(live), lookupOf(declared)]
  for (const [key, rewording] of rewordingsIn(declared, is)) {
    for (const dependent of dependentsOf(key, is)) {
      const name = kindNameBehind(dependent)
      const object = name && (found.get(dependent) ?? is.find(name, dependent))
      const told = !object || shall.has(dependent) ? undefined : retold(name, object, rewording)
      if (told !== undefined) found.set(dependent, told)
    }
  }
  if (found.size === 0) return live
  return schemaOf((name) => live[name].map((object: AnyObject) => found.get(kindOf(name).key(object)) ?? object))
}

const rewordingsIn = (declared: Schema, live: Lookup): readonly (readonly [Key, Rewording])[] =>
  kindNames.flatMap((name) => {
    const { key, rewords } = kindOf(name)
    if (rewords === undefined) return []
    return declared[name].flatMap((after: AnyObject) => {
      const before = live.find(name, key(after))
      const rewording = before && rewords(before, after)
      return rewording === undefined ? [] : [[key(after), rewording] as const]
    })
  })

function dependentsOf(key: Key, { dependents }: Lookup): ReadonlySet<Key> {
  const found = new Set(dependents(key))
  for (const each of found) for (const further of dependents(each)) found.add(further)
  return found
}

/** Undefined for what has no words. */
function retold(name: KindName, object: AnyObject, { tell, leaves }: Rewording): AnyObject | undefined {
  const { retell } = kindOf(name)
  if (retell === undefined || !('uses' in object)) return undefined
  const texts: string[] = []
  const told = retell(object, (sql, place) => {
    texts.push(tell(sql, place))
    return texts.at(-1) ?? sql
  })
  if (texts.length === 0) return undefined
  const isLeft = (use: Key) => leaves.includes(use) && !texts.some((text) => text.includes(nameOf(use)))
  return { ...told, uses: object.uses.filter((use) => !isLeft(use)) } as AnyObject
}
