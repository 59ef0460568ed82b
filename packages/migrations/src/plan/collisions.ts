import { type AnyObject, kindNames, kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from './lookup.ts'

/** What is declared, and what is not and has the name that it needs. */
interface Collision {
  readonly declared: Key
  readonly holder: Key
}

/**
 * The declared objects that cannot be made beside what stays. PostgreSQL itself finds another name for some, such as the
 * sequence of a serial column.
 */
export function collisionsIn(wanted: Schema, declared: Schema): readonly Collision[] {
  const shall = lookupOf(declared)
  const holders = new Map<string, Key>()
  const taken: { readonly place: string; readonly key: Key }[] = []
  for (const name of kindNames) {
    const { key, occupies, yieldsName } = kindOf(name)
    for (const object of occupies === undefined || yieldsName ? [] : wanted[name]) {
      for (const place of occupies?.(object as AnyObject) ?? []) {
        if (shall.has(key(object))) taken.push({ place, key: key(object) })
        else holders.set(place, key(object))
      }
    }
  }
  return taken.flatMap(({ place, key }) => {
    const holder = holders.get(place)
    return holder === undefined ? [] : [{ declared: key, holder }]
  })
}

/** The declared objects that cannot be while something is that stays, or is to be. */
export function contradictionsIn(wanted: Schema, declared: Schema): readonly Collision[] {
  const [all, shall] = [lookupOf(wanted), lookupOf(declared)]
  return kindNames.flatMap((name) => {
    const { key, excludes } = kindOf(name)
    const objects: readonly AnyObject[] = excludes === undefined ? [] : wanted[name]
    return objects.flatMap((object) =>
      (excludes?.(object, all) ?? [])
        .filter(shall.has)
        .map((excluded) => ({ declared: excluded, holder: key(object) })),
    )
  })
}
