import { type AnyObject, type KindName, kindNames, kindOf, type ObjectOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'

const lookups = new WeakMap<Schema, Lookup>()

/** Indexes a schema by key, once, because a schema never changes; what refers to what is only worked out when somebody asks. */
export function lookupOf(schema: Schema): Lookup {
  const known = lookups.get(schema) ?? indexed(schema)
  lookups.set(schema, known)
  return known
}

function indexed(schema: Schema): Lookup {
  const objects = new Map<Key, { readonly kind: KindName; readonly object: AnyObject }>()
  for (const kind of kindNames)
    for (const object of schema[kind]) objects.set(kindOf(kind).key(object), { kind, object })
  const uniques = once(() => uniqueKeys(schema))
  const referrers = once(() => referrersIn(lookup))
  const taken = once(() => occupiedIn(schema))
  const inherited = once(() => inheritedIn(schema))
  const referred = new Map<Key, readonly Key[]>()
  const lookup: Lookup = {
    schema,
    has: (key) => objects.has(key),
    find<K extends KindName>(kind: K, key: Key) {
      const found = objects.get(key)
      return found?.kind === kind ? (found.object as ObjectOf<K>) : undefined
    },
    references(key) {
      const found = objects.get(key)
      if (found === undefined) return []
      const known = referred.get(key)
      if (known !== undefined) return known
      const own = kindOf(found.kind).references(found.object, lookup)
      const all = inherited().size === 0 ? own : withOrigins(own, inherited())
      referred.set(key, all)
      return all
    },
    origins: (key) => inherited().get(key) ?? [],
    dependents: (key) => referrers().get(key) ?? [],
    guarantors: (table, columns) => uniques().get(signature(table, columns)) ?? [],
    isTaken: (name) => taken().has(name),
  }
  return lookup
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const inheritedIn = (schema: Schema): ReadonlyMap<Key, readonly Key[]> =>
  new Map(kindNames.flatMap((kind) => [...(kindOf(kind).inherited?.(schema) ?? [])]))

/** What changes with something else is changed by a change of that. */
function withOrigins(keys: readonly Key[], inherited: ReadonlyMap<Key, readonly Key[]>): readonly Key[] {
  const origins = keys.flatMap((key) => inherited.get(key) ?? [])
  return origins.length === 0 ? keys : [...new Set([...keys, ...origins])]
}

const signature = (table: Key, columns: readonly string[]): string => JSON.stringify([table, [...columns].sort()])

function uniqueKeys(schema: Schema): ReadonlyMap<string, readonly Key[]> {
  const found = new Map<string, Key[]>()
  for (const kind of kindNames) {
    const { key, guarantees } = kindOf(kind)
    for (const object of guarantees ? schema[kind] : []) {
      const unique = guarantees?.(object)
      if (!unique) continue
      const over = signature(unique.relation, unique.columns)
      found.set(over, [...(found.get(over) ?? []), key(object)])
    }
  }
  return found
}

function occupiedIn(schema: Schema): ReadonlySet<string> {
  return new Set(kindNames.flatMap((kind) => schema[kind].flatMap((object) => kindOf(kind).occupies?.(object) ?? [])))
}

function referrersIn(lookup: Lookup): ReadonlyMap<Key, readonly Key[]> {
  const found = new Map<Key, Key[]>()
  for (const kind of kindNames) {
    for (const object of lookup.schema[kind]) {
      const key = kindOf(kind).key(object)
      for (const reference of lookup.references(key)) {
        const known = found.get(reference)
        if (known === undefined) found.set(reference, [key])
        else if (known.at(-1) !== key) known.push(key)
      }
    }
  }
  return found
}
