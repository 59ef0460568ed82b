import fc from 'fast-check'
import type { Column } from '../../../src/kinds/column.ts'
import { type KindName, kindNames } from '../../../src/kinds/index.ts'
import type { Table } from '../../../src/kinds/table.ts'
import { onServer } from '../../../src/model/circumstances.ts'
import { type Key, kindNameOf } from '../../../src/model/key.ts'
import type { Schema } from '../../../src/model/schema.ts'
import { emptySchema } from '../../../src/plan/empty-schema.ts'
import { plan } from '../../../src/plan/plan.ts'
import { displayQualified } from '../../../src/sql/quote.ts'
import { type Die, die } from './choose.ts'
import { keyOfColumn } from './column.ts'
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
          .tuple(sketches(), fc.array(edits(), { minLength: 1, maxLength: 6, size: 'max' }))
          .map(([sketch, changes]) => [sketch, changes.reduce(edited, sketch)] as const),
      },
      { weight: 1, arbitrary: fc.tuple(sketches(), sketches()) },
    )
    .map(([before, after]) => ({
      before: grow(before, { generators, serverVersion }),
      after: grow(after, { generators, serverVersion }),
    }))
    .filter(isPossible)
    .map((pair) => ({ ...pair, [fc.toStringMethod]: () => scriptOf(pair, serverVersion) }))

/** Most slots are taken, so that there is something to refer to; a slot shrinks to nothing. */
function plantings(kind: KindName): fc.Arbitrary<Sketch> {
  const { slots, seed } = generators[kind]
  const taken = Array.from({ length: slots }, (_, slot) =>
    fc.option(fc.record({ kind: fc.constant(kind), slot: fc.constant(slot), seed }), { freq: 4 }),
  )
  return fc.tuple(...taken).map((planted) => planted.flatMap((each) => each ?? []))
}

/** A counter-example that can be read, and kept as a golden case. */
function scriptOf({ before, after }: Pair, serverVersion: number): string {
  const [first, second] = [before, after].map((schema) =>
    plan(emptySchema(), schema, onServer(serverVersion)).steps.flatMap(({ statements }) =>
      statements.map(({ sql }) => `${sql};`),
    ),
  )
  return `\n-- before.sql\n${first?.join('\n')}\n-- after.sql\n${second?.join('\n')}\n`
}

/** What has no slot is never drawn. */
const drawn = kindNames.filter((kind) => generators[kind].slots > 0)

const sketches = (): fc.Arbitrary<Sketch> => fc.tuple(...drawn.map(plantings)).map((kinds) => kinds.flat())

interface Edit {
  readonly planted: Planted
  readonly act: 'plant' | 'drop' | 'alter' | 'swap'
  readonly at: Die
  readonly field: Die
}

/** Columns and what stands on them change more often than the rest. */
const weights: Partial<Record<KindName, number>> = { column: 5, constraint: 3, index: 3, enum: 2, table: 2 }

const edits = (): fc.Arbitrary<Edit> =>
  fc.oneof(...drawn.map((kind) => ({ weight: weights[kind] ?? 1, arbitrary: editsOf(kind) })))

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
  const often = generators[planted.kind].often ?? []
  const fields = [...often, ...often, ...Object.keys(planted.seed)] as (keyof object)[]
  const chosen = fields[field % fields.length] as keyof object
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

/** What PostgreSQL can do to a table in place, and the planner in one go. */
const isPossible = (pair: Pair): boolean =>
  [keepsTables, keepsExtensions, keepsComputedEnums, keepsEnumsApart].every((keeps) => keeps(pair))

/** A table cannot be partitioned, or cease to be, in place. */
function keepsTables({ before, after }: Pair): boolean {
  const shapes = new Map(before.table.map((table) => [displayQualified(table.namespace, table.name), shapeOf(table)]))
  return after.table.every((table) => {
    const shape = shapes.get(displayQualified(table.namespace, table.name))
    return shape === undefined || shape === shapeOf(table)
  })
}

const shapeOf = ({ partitionedBy }: Table): string => `${partitionedBy}`

/** Nobody but the session knows what the default namespace is called, so an extension is not moved there. */
const keepsExtensions = ({ before, after }: Pair): boolean =>
  before.extension.every(({ name, namespace }) =>
    after.extension.every((other) => other.name !== name || (other.namespace === null) === (namespace === null)),
  )

/**
 * A column that is computed from an enum and keeps its values when it ceases to be: where the type is rebuilt, and the
 * column it was computed from leaves the type, each of the three changes would have to come first.
 */
function keepsComputedEnums({ before, after }: Pair): boolean {
  const computed = before.column.filter(({ generated, uses }) => generated?.kind === 'stored' && uses.length > 1)
  const plain = new Set(after.column.filter(({ generated }) => generated === null).map(keyOfColumn))
  return !computed.some((column) => plain.has(keyOfColumn(column)))
}

/** Two columns that exchange their types, which are both rebuilt: each type would have to be there before the other. */
function keepsEnumsApart({ before, after }: Pair): boolean {
  const becomes = new Map(after.column.map((column) => [keyOfColumn(column), enumOf(column)]))
  const moves = new Set(
    before.column.map((column) => JSON.stringify([enumOf(column), becomes.get(keyOfColumn(column)) ?? null])),
  )
  return ![...moves].some((move) => {
    const [from, to] = JSON.parse(move)
    return from !== null && to !== null && from !== to && moves.has(JSON.stringify([to, from]))
  })
}

const enumOf = ({ uses }: Column): Key | null => uses.find((key) => kindNameOf(key) === 'enum') ?? null
