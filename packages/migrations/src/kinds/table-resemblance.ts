import { isDeepStrictEqual } from 'node:util'

import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import { nameLikeness, weighed } from '../sql/name-likeness.ts'
import type { Column } from './column.ts'
import { typeLikeness } from './column-resemblance.ts'
import { columnKey, tableKey } from './keys.ts'
import type { Table } from './table.ts'

/** A renamed table has the columns it had, or most of them. */
export function tableResemblance(before: Table, after: Table, sides: Sides): number {
  if (before.partitionedBy !== after.partitionedBy) return 0
  const [was, becomes] = [columnsOf(before, sides.before), columnsOf(after, sides.after)]
  const size = was.length + becomes.length
  if (size === 0) return nameLikeness(before.name, after.name)
  return weighed([
    [8, (2 * commonOf(was, becomes, sides)) / size],
    [2, nameLikeness(before.name, after.name)],
  ])
}

interface Sides {
  readonly before: Lookup
  readonly after: Lookup
}

const columnsOf = ({ namespace, name }: Table, { schema }: Lookup): readonly Column[] =>
  schema.column.filter((column) => column.namespace === namespace && column.table === name)

/** Whether two columns may be one, and how much of a column that counts for. */
type Likeness = readonly [share: number, isTwin: (one: Column, other: Column, sides: Sides) => boolean]

/** A join table derives all of its names from those of the tables that it joins: what tells who it is are these. */
const likenesses: readonly Likeness[] = [
  [1, (one, other) => one.name === other.name],
  [0.75, refersAlike],
  [0.5, (one, other, sides) => typeLikeness(one, other, sides) === 1],
]

/** How many columns the two share; each is taken for the first that it is like. */
function commonOf(was: readonly Column[], becomes: readonly Column[], sides: Sides): number {
  let [open, rest] = [was, becomes]
  let sum = 0
  for (const [share, isTwin] of likenesses) {
    const left: Column[] = []
    for (const column of open) {
      const twin = rest.find((other) => isTwin(column, other, sides))
      if (twin === undefined) left.push(column)
      else sum += share
      rest = rest.filter((other) => other !== twin)
    }
    open = left
  }
  return sum
}

function refersAlike(one: Column, other: Column, { before, after }: Sides): boolean {
  const targets = targetsOf(one, before)
  return targets.length > 0 && isDeepStrictEqual(targets, targetsOf(other, after))
}

/** The columns that foreign keys of this one point to. */
function targetsOf({ namespace, table, name }: Column, lookup: Lookup): readonly Key[] {
  const own = tableKey(namespace, table)
  return lookup
    .dependents(columnKey(namespace, table, name))
    .flatMap((key) => {
      const constraint = lookup.find('constraint', key)
      if (constraint?.type !== 'foreign key' || tableKey(constraint.namespace, constraint.table) !== own) return []
      const { columns, target } = constraint
      const column = target.columns[columns.indexOf(name)]
      return column === undefined ? [] : [columnKey(target.namespace, target.table, column)]
    })
    .sort()
}
