import { type AnyObject, type KindName, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { isSame } from './diff.ts'
import { lookupOf } from './lookup.ts'

/** The declared schema with what only the database can know, taken over from each object that it already has. */
export const adoptLive = (live: Schema, declared: Schema): Schema => schemaOf((name) => adopted(name, live, declared))

function adopted(name: KindName, live: Schema, declared: Schema): readonly AnyObject[] {
  const { key, adopt } = kindOf(name)
  if (adopt === undefined || live[name].length === 0) return declared[name]
  const [lookup, wanted] = [lookupOf(live), lookupOf(declared)]
  return declared[name].map((object: AnyObject) => {
    const twin = lookup.find(name, key(object))
    return twin === undefined ? object : adopt(twin, object, lookup, wanted)
  })
}

/** What is there as it is wanted stands on what the catalog says, unless that goes: on more than a declaration names, such as what a function reads. */
export function adoptUses(live: Schema, wanted: Schema): Schema {
  const [is, shall] = [lookupOf(live), lookupOf(wanted)]
  const stays = (key: Key): boolean => shall.has(key) || !is.has(key)
  return schemaOf((name) => {
    const { key } = kindOf(name)
    return wanted[name].map((object: AnyObject) => {
      const twin = is.find(name, key(object))
      if (twin === undefined || !('uses' in twin) || !isSame(twin, object)) return object
      return twin.uses.every(stays) ? twin : object
    })
  })
}
