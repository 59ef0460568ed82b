import type { Lookup } from '../model/kind.ts'
import { nameLikeness, weighed } from '../sql/name-likeness.ts'
import type { Column } from './column.ts'
import { typeLikeness } from './column-resemblance.ts'
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

/** How many columns the two share: by name, or else, and that counts for half, by what they can hold. */
function commonOf(was: readonly Column[], becomes: readonly Column[], sides: Sides): number {
  const rest = [...becomes]
  const take = (share: number, isTwin: (other: Column) => boolean): number => {
    const place = rest.findIndex(isTwin)
    if (place === -1) return 0
    rest.splice(place, 1)
    return share
  }
  const named = was.map((column) => take(1, ({ name }) => name === column.name))
  const renamed = was.map((column, index) =>
    named[index] === 1 ? 0 : take(0.5, (other) => typeLikeness(column, other, sides) === 1),
  )
  return [...named, ...renamed].reduce((sum, share) => sum + share, 0)
}
