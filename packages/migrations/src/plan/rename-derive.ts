import { type AnyObject, type KindName, kindNames, kindOf } from '../kinds/index.ts'
import { renameWordOf } from '../kinds/rename.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import type { RenameRequest } from '../model/rename.ts'
import { parsePath } from '../sql/object-path.ts'
import { isSame } from './diff.ts'
import { lookupOf } from './lookup.ts'
import type { RenameWorld } from './rename-resolve.ts'

/**
 * The renames that need no question, because nothing but a label differs: a constraint or an index of the same table
 * that does the same, and a type with the same values whose columns all want the other one.
 */
export function derivedRenames({ live, declared, defaultNamespace }: RenameWorld): readonly RenameRequest[] {
  const sides = { is: lookupOf(live), shall: lookupOf(declared) }
  return kindNames.flatMap((name) =>
    twins(name, sides).map(({ from, to }) => {
      const path = parsePath(nameOf(to)) ?? []
      const own = kindOf(name).container === undefined ? [defaultNamespace, ...path].slice(-2) : path.slice(-1)
      return { word: renameWordOf[name] ?? 'index', from: parsePath(nameOf(from)) ?? [], to: own }
    }),
  )
}

interface Sides {
  readonly is: Lookup
  readonly shall: Lookup
}

interface Twins {
  readonly from: Key
  readonly to: Key
}

/** Each object that is there and nobody declares, with the declared one that is missing and differs in its name only. */
function twins(name: KindName, sides: Sides): readonly Twins[] {
  const { key, relabel } = kindOf(name)
  const { is, shall } = sides
  if (relabel === undefined) return []
  const found: Twins[] = []
  const stray = new Set(is.schema[name].filter((object: AnyObject) => !shall.has(key(object))))
  for (const wanted of stray.size === 0 ? [] : shall.schema[name]) {
    if (is.has(key(wanted))) continue
    const twin = [...stray].find((object) => isTwin(name, { object, wanted }, sides))
    if (twin === undefined) continue
    stray.delete(twin)
    found.push({ from: key(twin), to: key(wanted) })
  }
  return found
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
function isUsedAlike(from: Key, to: Key, { is, shall }: Sides): boolean {
  const users = is.dependents(from).filter((user) => shall.has(user))
  return users.length > 0 && users.every((user) => shall.references(user).includes(to))
}
