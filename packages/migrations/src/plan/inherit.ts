import { type AnyObject, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from './lookup.ts'

/** The live schema, in which what nobody declares and what changes with something declared is as it will be by then. */
export function inheriting(live: Schema, declared: Schema): Schema {
  const [is, shall] = [lookupOf(live), lookupOf(declared)]
  if (!kindNames.some((name) => (kindOf(name).inherited?.(live).size ?? 0) > 0)) return live
  return schemaOf((name) => {
    const { key, inherit } = kindOf(name)
    if (inherit === undefined) return live[name]
    return live[name].map((object: AnyObject) =>
      shall.has(key(object))
        ? object
        : is.origins(key(object)).reduceRight((found, origin) => {
            const [before, after] = [is.find(name, origin), shall.find(name, origin)]
            return before && after ? inherit(found, before, after) : found
          }, object),
    )
  })
}
