import { UnsupportedError } from '../errors.ts'
import type { Lookup } from '../model/kind.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import type { Column } from './column.ts'
import { tableKey } from './keys.ts'
import { columnsOf } from './table-columns.ts'

interface Relation {
  readonly namespace: string | null
  readonly table: string
}

/** Refuses what PostgreSQL refuses of a column by which rows are told which partition they belong to. */
export function refusePartitionKey({ namespace, table, name }: Column, lookup: Lookup): void {
  if (!partitionNames({ namespace, table }, lookup).includes(displayName(name))) return
  const [object, relation] = [displayQualified(namespace, table, name), displayQualified(namespace, table)]
  throw new UnsupportedError(
    `${object} is part of the partition key of ${relation}, and PostgreSQL does not change it in place.`,
    {
      object,
      hint: `Make a second table that is partitioned as ${relation} shall be, copy the rows, and let the two change names, in a revision of your own (migrate revision -m …); or leave the column as it is.`,
    },
  )
}

interface Uniqueness extends Relation {
  readonly name: string
  readonly columns: readonly string[]
}

/** Refuses a guarantee that no single partition can give: rows with the same values might lie in two. */
export function refuseAcrossPartitions({ namespace, table, name, columns }: Uniqueness, lookup: Lookup): void {
  const held = columns.map(displayName)
  const missing = partitionNames({ namespace, table }, lookup).filter((each) => !held.includes(each))
  if (missing.length === 0) return
  const relation = displayQualified(namespace, table)
  throw new UnsupportedError(
    `${displayName(name)} cannot be unique in all partitions of ${relation} without ${missing.join(' and ')}.`,
    {
      object: displayQualified(namespace, table, name),
      hint: `PostgreSQL keeps a partitioned table unique only over columns that its partition key is among: add ${missing.join(' and ')}.`,
    },
  )
}

/** The names in a partition key, as PostgreSQL writes them. */
function partitionNames({ namespace, table }: Relation, lookup: Lookup): readonly string[] {
  const key = lookup.find('table', tableKey(namespace, table))?.partitionedBy ?? ''
  const columns = columnsOf({ namespace, table }, lookup).map(({ name }) => displayName(name))
  const named: readonly string[] = key.slice(key.indexOf('(')).match(/"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []
  return columns.filter((name) => named.includes(name))
}
