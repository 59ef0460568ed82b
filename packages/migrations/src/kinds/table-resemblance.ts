import type { Lookup } from '../model/kind.ts'
import { nameLikeness, weighed } from '../sql/name-likeness.ts'
import type { Column } from './column.ts'
import type { Table } from './table.ts'

/** A renamed table has the columns it had, or most of them. */
export function tableResemblance(
  before: Table,
  after: Table,
  sides: { readonly before: Lookup; readonly after: Lookup },
): number {
  if (before.partitionedBy !== after.partitionedBy) return 0
  const [was, becomes] = [columnsOf(before, sides.before), columnsOf(after, sides.after)]
  const size = was.length + becomes.length
  if (size === 0) return nameLikeness(before.name, after.name)
  const common = was.reduce((sum, column) => sum + sharedBy(column, becomes), 0)
  return weighed([
    [8, (2 * common) / size],
    [2, nameLikeness(before.name, after.name)],
  ])
}

const columnsOf = ({ namespace, name }: Table, { schema }: Lookup): readonly Column[] =>
  schema.column.filter((column) => column.namespace === namespace && column.table === name)

function sharedBy({ name, type }: Column, others: readonly Column[]): number {
  const twin = others.find((other) => other.name === name)
  return twin === undefined ? 0 : twin.type === type ? 1 : 0.6
}
