import { type AnyObject, type KindName, kindNames, kindOf } from '../kinds/index.ts'
import { renameWordOf } from '../kinds/rename.ts'
import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import type { RenameRequest } from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { isSame } from '../plan/diff.ts'
import { lookupOf } from '../plan/lookup.ts'
import { parsePath } from '../sql/object-path.ts'
import type { RenameWorld } from './resolve.ts'

/**
 * The renames that need no question, because nothing but a label differs: a constraint or an index of the same table
 * that does the same, and a type with the same values whose columns all want the other one.
 */
export function derivedRenames({ live, declared, defaultNamespace }: RenameWorld): readonly RenameRequest[] {
  const sides = { is: lookupOf(live), shall: lookupOf(declared) }
  const found = unhindered(
    kindNames.flatMap((name) => twins(name, sides)),
    live,
  )
  return found.map(({ name, from, to }) => {
    const path = parsePath(nameOf(to)) ?? []
    const own = kindOf(name).container === undefined ? [defaultNamespace, ...path].slice(-2) : path.slice(-1)
    return { word: renameWordOf[name] ?? 'index', from: parsePath(nameOf(from)) ?? [], to: own }
  })
}

/** Without those whose name is held by something that keeps it for now: they are dropped and made in due order. */
function unhindered(found: readonly Twins[], live: Schema): readonly Twins[] {
  const holders = new Map<string, Key>()
  for (const name of kindNames) {
    const { key, occupies } = kindOf(name)
    for (const object of occupies ? live[name] : [])
      for (const place of occupies?.(object) ?? []) holders.set(place, key(object))
  }
  const moving = new Set(found.map(({ from }) => from))
  const free = found.filter(({ places }) =>
    places.every((place) => {
      const holder = holders.get(place)
      return holder === undefined || moving.has(holder)
    }),
  )
  return free.length === found.length ? free : unhindered(free, live)
}

interface Sides {
  readonly is: Lookup
  readonly shall: Lookup
}

interface Twins {
  readonly name: KindName
  readonly from: Key
  readonly to: Key
  /** What the declared one takes that the one that is there does not have. */
  readonly places: readonly string[]
}

/** Each object that nobody declares as it is, with the declared one that is not there and differs in its name only. */
function twins(name: KindName, sides: Sides): readonly Twins[] {
  const { key, relabel, occupies } = kindOf(name)
  const { is, shall } = sides
  if (relabel === undefined) return []
  const found: Twins[] = []
  const settled = settledIn(name, sides)
  const stray = new Set(is.schema[name].filter((object: AnyObject) => !settled.has(key(object))))
  for (const wanted of stray.size === 0 ? [] : shall.schema[name]) {
    if (settled.has(key(wanted))) continue
    const twin = [...stray].find((object) => isTwin(name, { object, wanted }, sides))
    if (twin === undefined || key(twin) === key(wanted)) continue
    stray.delete(twin)
    const held = occupies?.(twin) ?? []
    const places = (occupies?.(wanted) ?? []).filter((place) => !held.includes(place))
    found.push({ name, from: key(twin), to: key(wanted), places })
  }
  return found
}

/** What is there as it is declared. Another object may bear the name meanwhile, where tables have exchanged theirs. */
function settledIn(name: KindName, { is, shall }: Sides): ReadonlySet<Key> {
  const { key, container } = kindOf(name)
  return new Set(
    shall.schema[name].flatMap((object: AnyObject) => {
      const own = key(object)
      const found = is.find(name, own)
      if (found === undefined || !isSame(found, object)) return []
      return container !== undefined || usersOf(own, { is, shall }).every(({ wants }) => wants.includes(own))
        ? [own]
        : []
    }),
  )
}

function isTwin(
  name: KindName,
  { object, wanted }: { readonly object: AnyObject; readonly wanted: AnyObject },
  { is, shall }: Sides,
): boolean {
  const { key, container, adopt, relabel } = kindOf(name)
  if (relabel === undefined || container?.(object) !== container?.(wanted)) return false
  const renamed = relabel(object, wanted)
  if (!isSame(renamed, adopt?.(renamed, wanted) ?? wanted)) return false
  return container !== undefined || isUsedAlike(key(object), key(wanted), { is, shall })
}

/** Whatever stands on the one today, and is there tomorrow, stands on the other. */
function isUsedAlike(from: Key, to: Key, sides: Sides): boolean {
  const users = usersOf(from, sides)
  return users.length > 0 && users.every(({ wants }) => wants.includes(to))
}

/** What stands on an object and is declared, with the objects of that kind it is declared to stand on, if it says so. */
const usersOf = (key: Key, { is, shall }: Sides): readonly { readonly wants: readonly Key[] }[] =>
  is
    .dependents(key)
    .map((user) => ({ wants: shall.references(user).filter((each) => kindNameOf(each) === kindNameOf(key)) }))
    .filter(({ wants }) => wants.length > 0)
