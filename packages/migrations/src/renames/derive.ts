import { type AnyObject, type KindName, kindNames, kindOf } from '../kinds/index.ts'
import { renameWordOf } from '../kinds/rename.ts'
import { onServer } from '../model/circumstances.ts'
import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import type { RenameRequest } from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { isSame } from '../plan/diff.ts'
import { lookupOf } from '../plan/lookup.ts'
import { parsePath } from '../sql/object-path.ts'
import type { RenameWorld } from './resolve.ts'

/** As a person would ask for them. */
export const requestsOf = (
  twins: readonly Twins[],
  { defaultNamespace }: Pick<TwinWorld, 'defaultNamespace'>,
): readonly RenameRequest[] =>
  twins.map(({ name, from, to }) => {
    const path = parsePath(nameOf(to)) ?? []
    const own = kindOf(name).container === undefined ? [defaultNamespace, ...path].slice(-2) : path.slice(-1)
    return { word: renameWordOf[name] ?? 'index', from: parsePath(nameOf(from)) ?? [], to: own }
  })

export interface TwinWorld extends RenameWorld {
  /** What the database shall be; of several that could be the one that is declared, what is to go is taken first. */
  readonly wanted?: Schema | undefined
}

/**
 * Whatever is there and is declared under another name, which needs no question, because nothing but a label differs: a constraint
 * or an index of the same table that does the same, and a type with the same values whose columns all want the other one.
 */
export function twinsIn({ live, declared, wanted, leaving = [] }: TwinWorld): readonly Twins[] {
  const sides = { is: lookupOf(live), shall: lookupOf(declared), stays: lookupOf(wanted ?? live) }
  const found = kindNames.flatMap((name) => twinsOf(name, sides))
  const going = new Set(leaving.flatMap((key) => [key, ...sides.is.dependents(key)]))
  return unhindered(found, live, going)
}

/**
 * Without those whose name is held by something that keeps it for now: they are dropped and made in due order. What stands on
 * something that has made room for another makes room as well.
 */
function unhindered(found: readonly Twins[], live: Schema, going: ReadonlySet<Key>): readonly Twins[] {
  if (found.length === 0) return found
  const holders = new Map<string, Key>()
  for (const name of kindNames) {
    const { key, occupies } = kindOf(name)
    for (const object of occupies ? live[name] : [])
      for (const place of occupies?.(object) ?? []) holders.set(place, key(object))
  }
  const moving = new Set(found.map(({ from }) => from))
  const free = found.filter(({ name, places }) =>
    places.every((place) => {
      const holder = holders.get(place)
      return holder === undefined || moving.has(holder) || (going.has(holder) && kindNameOf(holder) === name)
    }),
  )
  return free.length === found.length ? free : unhindered(free, live, going)
}

/** What a type has to have in common with another to be the same one with other values. */
const alike = 0.5

interface Sides {
  readonly is: Lookup
  readonly shall: Lookup
  readonly stays: Lookup
}

/** One object under two names. */
export interface Twins {
  readonly name: KindName
  readonly from: Key
  readonly to: Key
  /** As it is there. */
  readonly object: AnyObject
  /** What the declared one takes that the one that is there does not have. */
  readonly places: readonly string[]
}

/**
 * Each object that nobody declares as it is, with the declared one that is not there and is the same under another name:
 * first what differs in nothing else, then types that have got other values besides.
 */
function twinsOf(name: KindName, sides: Sides): readonly Twins[] {
  const { relabel } = kindOf(name)
  if (relabel === undefined || sides.is.schema[name].length === 0) return []
  const open = openIn(name, sides)
  return [
    ...paired(name, open, (pair) => isTwin(name, pair, sides)),
    ...paired(name, open, (pair) => isHeir(name, pair, sides)),
  ]
}

interface Pair {
  readonly object: AnyObject
  readonly wanted: AnyObject
}

/** What has found no partner yet on either side, in the order in which it is looked at. */
interface Open {
  readonly strays: Set<AnyObject>
  readonly wanted: Set<AnyObject>
}

function openIn(name: KindName, sides: Sides): Open {
  const { key } = kindOf(name)
  const { is, shall, stays } = sides
  const settled = settledIn(name, sides)
  const strays = is.schema[name].filter((object: AnyObject) => !settled.has(key(object)))
  const isGoing = (object: AnyObject): boolean => !stays.has(key(object))
  return {
    strays: new Set([...strays.filter(isGoing), ...strays.filter((object: AnyObject) => !isGoing(object))]),
    wanted: new Set(shall.schema[name].filter((object: AnyObject) => !settled.has(key(object)))),
  }
}

/** Takes what belongs together out of both sides. */
function paired(name: KindName, open: Open, isOne: (pair: Pair) => boolean): readonly Twins[] {
  const { key, occupies } = kindOf(name)
  const found: Twins[] = []
  for (const wanted of open.strays.size === 0 ? [] : [...open.wanted]) {
    const object = [...open.strays].find((stray) => isOne({ object: stray, wanted }))
    if (object === undefined) continue
    open.strays.delete(object)
    open.wanted.delete(wanted)
    if (key(object) === key(wanted)) continue
    const held = occupies?.(object) ?? []
    const places = (occupies?.(wanted) ?? []).filter((place) => !held.includes(place))
    found.push({ name, from: key(object), to: key(wanted), object, places })
  }
  return found
}

/** What is there as it is declared. Another object may bear the name meanwhile, where tables have exchanged theirs. */
function settledIn(name: KindName, sides: Sides): ReadonlySet<Key> {
  const { is, shall } = sides
  const { key, container } = kindOf(name)
  return new Set(
    shall.schema[name].flatMap((object: AnyObject) => {
      const own = key(object)
      const found = is.find(name, own)
      if (found === undefined || !isSame(found, object)) return []
      return container !== undefined || usersOf(own, sides).every(({ wants }) => wants.includes(own)) ? [own] : []
    }),
  )
}

function isTwin(name: KindName, { object, wanted }: Pair, sides: Sides): boolean {
  const { key, container, adopt, relabel } = kindOf(name)
  if (relabel === undefined || container?.(object) !== container?.(wanted)) return false
  const renamed = relabel(object, wanted)
  const adopted = adopt?.(renamed, wanted, sides.is, sides.shall) ?? wanted
  if (container !== undefined) return isSame(renamed, adopted) || isAltered(name, renamed, adopted, sides)
  return isSame(renamed, adopted) && isUsedAlike(key(object), key(wanted), sides)
}

/** What can be made the other in place is the other already, such as a foreign key that was not validated. */
function isAltered(name: KindName, object: AnyObject, wanted: AnyObject, { is, shall }: Sides): boolean {
  const nothing: ReadonlySet<Key> = new Set()
  const context = { ...onServer(0), before: is, after: shall, created: nothing, dropped: nothing, unsettled: nothing }
  return kindOf(name).change(object, wanted, context) !== 'replace'
}

/** A type that nobody declares, and on which stands what is declared to stand on the other. */
function isHeir(name: KindName, { object, wanted }: Pair, sides: Sides): boolean {
  const { key, container, resemblance } = kindOf(name)
  const { is, shall } = sides
  if (container !== undefined || shall.has(key(object)) || is.has(key(wanted))) return false
  if (!isUsedAlike(key(object), key(wanted), sides)) return false
  return (resemblance?.(object, wanted, { before: is, after: shall }) ?? 0) >= alike
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
