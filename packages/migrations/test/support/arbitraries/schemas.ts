import fc from 'fast-check'

import { type KindName, kindNames } from '../../../src/kinds/index.ts'
import type { Schema } from '../../../src/model/schema.ts'
import { type Die, die } from './choose.ts'
import { generators } from './index.ts'
import { grow, type Planted, type Sketch } from './site.ts'

/** Two schemas of which the second is, mostly, the first with a few edits: what a differ sees in practice. */
export interface Pair {
  readonly before: Schema
  readonly after: Schema
}

export interface Features {
  /** Major version of the server on which the schemas must be possible. */
  readonly serverVersion: number
}

export const schemas = ({ serverVersion }: Features): fc.Arbitrary<Schema> =>
  sketches().map((sketch) => grow(sketch, { generators, serverVersion }))

export const pairs = ({ serverVersion }: Features): fc.Arbitrary<Pair> =>
  fc
    .oneof(
      {
        weight: 9,
        arbitrary: fc
          .tuple(sketches(), fc.array(edits(), { minLength: 1, maxLength: 6 }))
          .map(([sketch, changes]) => [sketch, changes.reduce(edited, sketch)] as const),
      },
      { weight: 1, arbitrary: fc.tuple(sketches(), sketches()) },
    )
    .map(([before, after]) => ({
      before: grow(before, { generators, serverVersion }),
      after: grow(after, { generators, serverVersion }),
    }))
    .filter(isPossible)

const plantings = (kind: KindName): fc.Arbitrary<Sketch> => {
  const { slots, seed } = generators[kind]
  const planted = fc.record({ kind: fc.constant(kind), slot: fc.nat({ max: slots - 1 }), seed })
  return fc.uniqueArray(planted, { maxLength: slots, selector: ({ slot }) => slot, size: 'max' })
}

const sketches = (): fc.Arbitrary<Sketch> => fc.tuple(...kindNames.map(plantings)).map((kinds) => kinds.flat())

interface Edit {
  readonly planted: Planted
  readonly act: 'plant' | 'drop' | 'alter' | 'swap'
  readonly at: Die
  readonly field: Die
}

/** Columns and what stands on them change more often than the rest. */
const weights: Partial<Record<KindName, number>> = { column: 5, constraint: 3, index: 3, enum: 2, table: 2 }

const edits = (): fc.Arbitrary<Edit> =>
  fc.oneof(...kindNames.map((kind) => ({ weight: weights[kind] ?? 1, arbitrary: editsOf(kind) })))

function editsOf(kind: KindName): fc.Arbitrary<Edit> {
  const { slots, seed } = generators[kind]
  return fc.record({
    planted: fc.record({ kind: fc.constant(kind), slot: fc.nat({ max: slots - 1 }), seed }),
    act: fc.constantFrom('plant', 'drop', 'alter', 'alter', 'alter', 'swap'),
    at: die(),
    field: die(),
  })
}

function edited(sketch: Sketch, { planted, act, at, field }: Edit): Sketch {
  const alike = sketch.filter(({ kind }) => kind === planted.kind)
  const found = alike[at % Math.max(alike.length, 1)]
  const others = sketch.filter(({ kind, slot }) => kind !== planted.kind || slot !== planted.slot)
  if (act === 'plant' || found === undefined) return [...others, planted]
  if (act === 'drop') return sketch.filter((each) => each !== found)
  const fields = Object.keys(planted.seed) as (keyof typeof planted.seed)[]
  const chosen = fields[field % fields.length] as keyof typeof planted.seed
  if (act === 'alter') return replaced(sketch, [found, withField(found, { chosen, from: planted })])
  const other = alike[field % alike.length] ?? found
  return replaced(replaced(sketch, [found, withField(found, { chosen, from: other })]), [
    other,
    withField(other, { chosen, from: found }),
  ])
}

const withField = (planted: Planted, { chosen, from }: { chosen: keyof object; from: Planted }): Planted => ({
  ...planted,
  seed: { ...planted.seed, [chosen]: from.seed[chosen] },
})

const replaced = (sketch: Sketch, [found, becomes]: readonly [Planted, Planted]): Sketch =>
  sketch.map((each) => (each === found ? becomes : each))

/** A table cannot be partitioned, or cease to be, in place. */
const isPossible = ({ before, after }: Pair): boolean =>
  before.table.every((table) =>
    after.table.every(
      ({ namespace, name, partitionedBy }) =>
        namespace !== table.namespace || name !== table.name || partitionedBy === table.partitionedBy,
    ),
  )
