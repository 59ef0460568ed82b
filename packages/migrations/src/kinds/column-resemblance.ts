import { isDeepStrictEqual } from 'node:util'

import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import { nameLikeness, weighed } from '../sql/name-likeness.ts'
import { bareType, isArrayType } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import type { Enum } from './enum.ts'
import { valueLikeness } from './enum-resemblance.ts'
import { isComputed } from './generated.ts'
import { columnKey, commentKey, tableKey } from './keys.ts'

/** A renamed column has the type it had, and mostly everything else: its place, its default, the constraints it is in. */
export function columnResemblance(before: Column, after: Column, sides: Sides): number {
  // A computed column has no values of its own to be kept.
  if (isComputed(before) || isComputed(after)) return 0
  const types = typeLikeness(before, after, sides)
  if (types === 0) return 0
  return weighed([
    [4, types],
    [1, Number(before.nullable === after.nullable)],
    [1, Number(before.default === after.default && before.generated?.kind === after.generated?.kind)],
    [2, placeLikeness(before, after, sides)],
    [1, Number(isDeepStrictEqual(rolesOf(before, sides.before), rolesOf(after, sides.after)))],
    [3, nameLikeness(before.name, after.name)],
    ...commentShare(before, after, sides),
  ])
}

const families: readonly ReadonlySet<string>[] = [
  new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision']),
  new Set(['text', 'character varying', 'character', 'citext']),
  new Set(['date', 'timestamp with time zone', 'timestamp without time zone']),
  new Set(['json', 'jsonb']),
]

interface Sides {
  readonly before: Lookup
  readonly after: Lookup
}

/** TypeORM names an enum type after its column, so the type of a renamed one has another name as well. */
export function typeLikeness(before: Column, after: Column, sides: Sides): number {
  const [was, becomes] = [enumOf(before, sides.before), enumOf(after, sides.after)]
  if (was && becomes) return isArrayType(before.type) === isArrayType(after.type) ? valueLikeness(was, becomes) : 0
  if (familyOf(before) !== familyOf(after)) return 0
  return before.type === after.type && before.collation === after.collation ? 1 : 0.5
}

const enumOf = ({ uses }: Column, lookup: Lookup): Enum | undefined =>
  uses.flatMap((key) => lookup.find('enum', key) ?? [])[0]

/** Types among which a column may change while it is renamed; any other type is one by itself. */
function familyOf({ type }: Column): string {
  const bare = bareType(type)
  const family = families.findIndex((types) => types.has(bare))
  return `${family === -1 ? bare : family}${isArrayType(type) ? '[]' : ''}`
}

/** Behind the same neighbour, or at least at the same place. */
function placeLikeness(before: Column, after: Column, sides: Sides): number {
  const [was, becomes] = [neighbours(before, sides.before), neighbours(after, sides.after)]
  if (was.place === becomes.place) return 1
  return was.previous === becomes.previous || was.next === becomes.next ? 0.75 : 0
}

function neighbours(column: Column, { schema }: Lookup) {
  const columns = schema.column.filter(
    ({ namespace, table }) => namespace === column.namespace && table === column.table,
  )
  const place = columns.findIndex(({ name }) => name === column.name)
  return { place, previous: columns[place - 1]?.name, next: columns[place + 1]?.name }
}

/** What stands on the column: kinds of constraints and indexes, and the tables that it refers to. */
function rolesOf({ namespace, table, name }: Column, lookup: Lookup): readonly string[] {
  const own = tableKey(namespace, table)
  return lookup
    .dependents(columnKey(namespace, table, name))
    .map((key) => roleOf(key, own, lookup))
    .sort()
}

function roleOf(key: Key, own: Key, lookup: Lookup): string {
  const constraint = lookup.find('constraint', key)
  if (constraint === undefined) return kindNameOf(key)
  if (constraint.type !== 'foreign key') return constraint.type
  const target = tableKey(constraint.target.namespace, constraint.target.table)
  return `foreign key to ${target === own ? 'itself' : nameOf(target)}`
}

/** Nothing is as telling as a text that somebody wrote, and nothing as usual as that there is none. */
function commentShare(before: Column, after: Column, sides: Sides) {
  const [was, becomes] = [commentOf(before, sides.before), commentOf(after, sides.after)]
  return was === undefined || becomes === undefined ? [] : [[3, Number(was === becomes)] as const]
}

const commentOf = ({ namespace, table, name }: Column, lookup: Lookup): string | undefined =>
  lookup.find('comment', commentKey(columnKey(namespace, table, name)))?.text
