import type fc from 'fast-check'

import type { Column } from '../../../src/kinds/column.ts'
import { type AnyObject, type KindName, kindNames, kindOf, type ObjectOf } from '../../../src/kinds/index.ts'
import type { Key } from '../../../src/model/key.ts'
import type { Schema } from '../../../src/model/schema.ts'

/** A column of a table or of a view, as far as other objects need to know it. */
export interface Shape {
  readonly name: string
  readonly type: string
  readonly collation: string | null
}

/** The schema that is being grown, one object after another. */
export interface Site {
  readonly serverVersion: number
  readonly schema: { readonly [K in KindName]: ObjectOf<K>[] }
  /** What grew in a slot; undefined where nothing did. */
  at<K extends KindName>(kind: K, slot: number): ObjectOf<K> | undefined
  /** The columns of a view, by its key. */
  readonly shapes: ReadonlyMap<Key, readonly Shape[]>
}

export interface Grown<K extends KindName> {
  readonly object: ObjectOf<K>
  readonly shape?: readonly Shape[]
  /** A column without which the object cannot be. */
  readonly column?: Column
}

/** How objects of one kind come about. A seed is plain data without names of other objects, so that it shrinks alone. */
export interface Generator<K extends KindName, Seed extends object = object> {
  readonly kind: K
  /** Objects of this kind that a schema may have. */
  readonly slots: number
  readonly seed: fc.Arbitrary<Seed>
  /** The attributes that edits change more often than others. */
  readonly often?: readonly (keyof Seed & string)[]
  /** Seeds of a later stage grow when all kinds have had their turn. */
  stage?(seed: Seed): number
  /** The object that a seed stands for beside what has grown; null where there is no place for it. */
  grow(seed: Seed, site: Site): Grown<K> | null
}

/** A generator with its seed's type erased, so that all kinds can be treated alike. */
export const generator = <K extends KindName, Seed extends object>(found: Generator<K, Seed>): Generator<K> =>
  found as unknown as Generator<K>

/** A seed in its place. */
export interface Planted {
  readonly kind: KindName
  readonly slot: number
  readonly seed: object
}

export type Sketch = readonly Planted[]

type Generators = { readonly [K in KindName]: Generator<K> }

/** The schema that a sketch stands for: whatever does not fit, or asks for a name that is taken, is left out. */
export function grow(
  sketch: Sketch,
  { generators, serverVersion }: { generators: Generators; serverVersion: number },
): Schema {
  const site = emptySite(serverVersion)
  for (const { kind, slot, seed } of inTurn(sketch, generators)) {
    const grown = (generators[kind] as Generator<KindName>).grow(seed, site)
    if (grown) site.place({ kind, slot, grown })
  }
  return site.schema
}

function inTurn(sketch: Sketch, generators: Generators): Sketch {
  const turn = ({ kind, slot, seed }: Planted) =>
    ((generators[kind] as Generator<KindName>).stage?.(seed) ?? 0) * 10_000 + kindNames.indexOf(kind) * 100 + slot
  return [...sketch].sort((first, second) => turn(first) - turn(second))
}

function emptySite(serverVersion: number) {
  const schema = Object.fromEntries(kindNames.map((name) => [name, []])) as unknown as Site['schema']
  const slots = new Map<string, AnyObject>()
  const shapes = new Map<Key, readonly Shape[]>()
  const taken = new Set<string>()
  return {
    serverVersion,
    schema,
    shapes,
    at<K extends KindName>(kind: K, slot: number) {
      return slots.get(`${kind} ${slot}`) as ObjectOf<K> | undefined
    },
    place({
      kind,
      slot,
      grown: { object, shape, column },
    }: {
      kind: KindName
      slot: number
      grown: Grown<KindName>
    }): void {
      const { key, occupies } = kindOf(kind)
      const claimed = [key(object), ...(occupies?.(object) ?? [])]
      if (claimed.some((name) => taken.has(name))) return
      for (const name of claimed) taken.add(name)
      if (shape) shapes.set(key(object), shape)
      slots.set(`${kind} ${slot}`, object)
      const list = schema[kind] as AnyObject[]
      list.push(object)
      if (column) schema.column.push(column)
    },
  }
}
