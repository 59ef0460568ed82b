import { type AnyObject, type KindName, kindBehind, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from './lookup.ts'

export interface Ownership {
  /** What the database shall be: everything declared, and everything that somebody else made. */
  readonly wanted: Schema
  /** What is there, is not declared, and was not made by the history; it stays. */
  readonly unmanaged: readonly Key[]
  /** What is there, and of a kind of which nothing is declared; it stays, whoever made it. */
  readonly undeclarable: readonly Key[]
  /** What is not declared and was not made by the history, and goes because something declared is there for the same. */
  readonly replaced: readonly Key[]
  /** What has the name of something declared, stands on another object, and was not made by the history. */
  readonly namesakes: readonly Namesake[]
  /** Unmanaged objects that cannot stay, because the table or column they stand on goes. */
  readonly taken: readonly Key[]
  /** Unmanaged objects that stand in the way of a drop and are more than an attribute of what is dropped. */
  readonly blocking: readonly Key[]
}

export interface Namesake {
  readonly key: Key
  readonly container: Key
}

interface Rules {
  /** What the history has made, and may therefore drop. */
  readonly made: ReadonlySet<Key>
  /** What the entities name and leave to others: it stays, and is not worth a word. */
  readonly ignored: readonly Key[]
  readonly includeUnmanaged: boolean
  /** The kinds beyond entities of which everything wanted is declared. */
  readonly managed: ReadonlySet<KindName>
}

/** Whether the database holds anything that is not declared, so that it matters who made it. */
export const hasUndeclared = (live: Schema, declared: Schema, managed: ReadonlySet<KindName>): boolean =>
  undeclared(lookupOf(live), lookupOf(declared)).some((each) => isSayable(each, managed))

/** Decides what happens to objects that no entity declares. */
export function ownership(live: Schema, declared: Schema, rules: Rules): Ownership {
  const [is, shall] = [lookupOf(live), lookupOf(declared)]
  const found = undeclared(is, shall)
  const ignored = withContents(new Set(rules.ignored), is)
  const isOwn = (key: Key) => rules.made.has(key) || (rules.includeUnmanaged && !isRemark(key))
  const replaced = replacedBy(shall, found, is).filter((key) => !ignored.has(key) && !isOwn(key))
  const going = new Set(replaced)
  const takenUp = takenUpBy(shall, found, is)
  const isDropped = (key: Key) => !ignored.has(key) && !takenUp.has(key) && (isOwn(key) || going.has(key))
  const dropped = new Set(
    found
      .filter((each) => isSayable(each, rules.managed))
      .map(({ key }) => key)
      .filter(isDropped),
  )
  const kept = new Set(found.filter(({ key }) => !dropped.has(key) && !takenUp.has(key)).map(({ key }) => key))
  const { taken, blocking } = displaced(found, { is, kept, dropped, includeUnmanaged: rules.includeUnmanaged })
  const others = found.filter(({ key }) => kept.has(key))
  const wanted =
    others.length === 0
      ? declared
      : schemaOf((name) => [
          ...declared[name],
          ...others.filter(({ kind }) => kind === name).map(({ object }) => object),
        ])
  const told = others.filter(({ key }) => !ignored.has(key) && !isRemark(key))
  const keysOf = (objects: readonly Found[]) => objects.map(({ key }) => key)
  const unmanaged = keysOf(outermost(told, kept).filter((each) => isSayable(each, rules.managed)))
  const undeclarable = keysOf(told.filter((each) => !isSayable(each, rules.managed)))
  return { wanted, unmanaged, undeclarable, replaced, namesakes: namesakesOf(shall, is, isOwn), taken, blocking }
}

/** An index is called by its name alone, on whichever table it stands. */
const namesakesOf = (shall: Lookup, is: Lookup, isOwn: (key: Key) => boolean): readonly Namesake[] =>
  kindNames.flatMap((kind) =>
    shall.schema[kind].flatMap((object: AnyObject) => {
      const key = kindOf(kind).key(object)
      const there = is.find(kind, key)
      const container = there === undefined ? null : (kindOf(kind).container?.(there) ?? null)
      return container === null || container === kindOf(kind).container?.(object) || isOwn(key)
        ? []
        : [{ key, container }]
    }),
  )

const isRemark = (key: Key): boolean => kindBehind(key)?.isRemark === true

/** Whether it would be declared if anybody wanted it. */
const isSayable = ({ kind }: Found, managed: ReadonlySet<KindName>): boolean =>
  kindOf(kind).isBeyondEntities !== true || managed.has(kind)

interface Found {
  readonly kind: KindName
  readonly key: Key
  readonly object: AnyObject
}

function undeclared(is: Lookup, shall: Lookup): readonly Found[] {
  return kindNames.flatMap((kind) =>
    is.schema[kind].flatMap((object: AnyObject) => {
      const key = kindOf(kind).key(object)
      return shall.has(key) ? [] : [{ kind, key, object }]
    }),
  )
}

/** What is left to others is left to them with everything in it. */
function withContents(keys: ReadonlySet<Key>, { schema }: Lookup): ReadonlySet<Key> {
  if (keys.size === 0) return keys
  const all = new Set(keys)
  for (const kind of kindNames) {
    const { key, container } = kindOf(kind)
    for (const object of container ? schema[kind] : []) {
      const outer = container?.(object) ?? null
      if (outer !== null && all.has(outer)) all.add(key(object))
    }
  }
  return all
}

/** Found objects that are there for what a declared one shall be there for, and that one is not there yet. */
function replacedBy(shall: Lookup, found: readonly Found[], is: Lookup): readonly Key[] {
  if (found.length === 0) return []
  const purpose = (kind: KindName, object: AnyObject): string | null => {
    const { container, role } = kindOf(kind)
    const own = role?.(object) ?? null
    return own === null ? null : JSON.stringify([kind, container?.(object), own])
  }
  const missing = new Set(
    kindNames
      .filter((kind) => kindOf(kind).role !== undefined)
      .flatMap((kind) =>
        shall.schema[kind].flatMap((object: AnyObject) => {
          const there = is.find(kind, kindOf(kind).key(object))
          const wanted = purpose(kind, object)
          return wanted !== null && (there === undefined || purpose(kind, there) !== wanted) ? [wanted] : []
        }),
      ),
  )
  return found.filter(({ kind, object }) => missing.has(purpose(kind, object) ?? '')).map(({ key }) => key)
}

/** Found objects that become parts of declared ones. What stands on them stands on those from then on. */
function takenUpBy(shall: Lookup, found: readonly Found[], is: Lookup): ReadonlySet<Key> {
  if (found.length === 0) return new Set()
  return new Set(
    kindNames.flatMap((kind) => {
      const { takesUp } = kindOf(kind)
      return takesUp === undefined ? [] : shall.schema[kind].flatMap((object: AnyObject) => takesUp(object, is))
    }),
  )
}

interface Displacing {
  readonly is: Lookup
  readonly kept: Set<Key>
  readonly dropped: Set<Key>
  readonly includeUnmanaged: boolean
}

/** Takes out of `kept` whatever stands, near or far, on something that is dropped. */
function displaced(
  found: readonly Found[],
  { is, kept, dropped, includeUnmanaged }: Displacing,
): Pick<Ownership, 'taken' | 'blocking'> {
  const byKey = new Map(found.map((each) => [each.key, each]))
  const [taken, blocking]: [Key[], Key[]] = [[], []]
  const queue = [...dropped]
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    for (const dependent of is.dependents(key)) {
      const each = byKey.get(dependent)
      if (!each || !kept.delete(dependent)) continue
      const container = containerOf(each)
      const isPart = container !== null && containerOf(byKey.get(key)) === container
      if (!staysWith(each, { container, isPart, dropped, includeUnmanaged })) blocking.push(dependent)
      else if (container !== null && !dropped.has(container)) taken.push(dependent)
      dropped.add(dependent)
      queue.push(dependent)
    }
  }
  return { taken, blocking }
}

const containerOf = (found: Found | undefined): Key | null =>
  found === undefined ? null : (kindOf(found.kind).container?.(found.object) ?? null)

interface Staying extends Pick<Displacing, 'dropped' | 'includeUnmanaged'> {
  readonly container: Key | null
  /** What goes is a part of the same: PostgreSQL takes along what stands on it, as it does not with a foreign key of another table. */
  readonly isPart: boolean
}

/** Whether it is no more than a part of what goes, or may go with a part of what stays. */
function staysWith({ kind, object }: Found, { container, isPart, dropped, includeUnmanaged }: Staying): boolean {
  if (container === null) return false
  const { isImmovable, guards } = kindOf(kind)
  if (dropped.has(container)) return true
  return isImmovable !== true && (includeUnmanaged || (isPart && guards?.(object) !== true))
}

/** A table is named once, not again with each of its columns. */
const outermost = (found: readonly Found[], kept: ReadonlySet<Key>): readonly Found[] =>
  found.filter(({ kind, object }) => {
    const container = kindOf(kind).container?.(object) ?? null
    return container === null || !kept.has(container)
  })
