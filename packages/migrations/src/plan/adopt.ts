import { type AnyObject, type KindName, kindOf, schemaOf } from '../kinds/index.ts'
import type { Schema } from '../model/schema.ts'

/** The declared schema with what only the database can know, taken over from each object that it already has. */
export const adoptLive = (live: Schema, declared: Schema): Schema =>
  schemaOf((name) => adopted(name, live[name], declared[name]))

function adopted(name: KindName, live: readonly AnyObject[], declared: readonly AnyObject[]): readonly AnyObject[] {
  const { key, adopt } = kindOf(name)
  if (adopt === undefined) return declared
  const found = new Map(live.map((object) => [key(object), object]))
  return declared.map((object) => {
    const twin = found.get(key(object))
    return twin === undefined ? object : adopt(twin, object)
  })
}
