import { type AnyObject, type KindName, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import type { Twins } from './derive.ts'

/** The declared schema in which each of the twins has the name that it has in the database. */
export function relabelled(declared: Schema, twins: readonly Twins[]): Schema {
  if (twins.length === 0) return declared
  const byKey = new Map(twins.map((twin) => [twin.to, twin]))
  const names = new Map(twins.map(({ from, to }) => [to, from]))
  return schemaOf((name) => declared[name].map((object) => renamed(name, object, { byKey, names })))
}

interface Naming {
  readonly byKey: ReadonlyMap<Key, Twins>
  readonly names: ReadonlyMap<Key, Key>
}

function renamed(name: KindName, object: AnyObject, { byKey, names }: Naming): AnyObject {
  const { key, relabel, follow } = kindOf(name)
  const twin = byKey.get(key(object))
  const own = twin === undefined ? object : (relabel?.(object, twin.object) ?? object)
  const uses = usesOf(own)
  if (!uses.some((use) => names.has(use))) return own
  const followed = follow?.(own, names) ?? own
  return Object.assign({}, followed, { uses: uses.map((use) => names.get(use) ?? use) })
}

const usesOf = (object: AnyObject): readonly Key[] =>
  'uses' in object && Array.isArray(object.uses) ? object.uses : []
