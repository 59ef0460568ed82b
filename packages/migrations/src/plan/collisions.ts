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
  const holders = new Map(placesIn(wanted, (key) => !shall.has(key)).map(({ place, key }) => [place, key]))
  if (holders.size === 0) return []
  return placesIn(wanted, shall.has).flatMap(({ place, key }) => {
    const holder = holders.get(place)
    return holder === undefined ? [] : [{ declared: key, holder }]
  })
}

/** The names that some of the objects need, and that PostgreSQL does not choose. */
const placesIn = (schema: Schema, isMeant: (key: Key) => boolean) =>
  kindNames.flatMap((name) => {
    const { key: keyOf, occupies, yieldsName } = kindOf(name)
    const objects: readonly AnyObject[] = occupies === undefined || yieldsName ? [] : schema[name]
    return objects.flatMap((object) => {
      const key = keyOf(object)
      return isMeant(key) ? (occupies?.(object) ?? []).map((place) => ({ place, key })) : []
    })
  })

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
