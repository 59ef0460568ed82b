import { type AnyObject, type KindName, kindOf, schemaOf } from '../kinds/index.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from './lookup.ts'

/** The declared schema with what only the database can know, taken over from each object that it already has. */
export const adoptLive = (live: Schema, declared: Schema): Schema =>
  schemaOf((name) => adopted(name, live, declared[name]))

function adopted(name: KindName, live: Schema, declared: readonly AnyObject[]): readonly AnyObject[] {
  const { key, adopt } = kindOf(name)
  if (adopt === undefined || live[name].length === 0) return declared
  const lookup = lookupOf(live)
  return declared.map((object) => {
    const twin = lookup.find(name, key(object))
    return twin === undefined ? object : adopt(twin, object, lookup)
  })
}
