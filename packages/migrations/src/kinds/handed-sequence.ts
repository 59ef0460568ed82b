import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import { freeName, objectName } from '../sql/object-name.ts'
import { displayQualified } from '../sql/quote.ts'
import type { Column, OwnedSequence } from './column.ts'
import { ownSequenceName } from './column-definition.ts'
import { columnKey, sequenceKey, sequenceOwnerKey } from './keys.ts'
import type { Sequence } from './sequence.ts'

/** The sequence is there on both sides: behind the column on one, and for itself on the other, on which nothing counts the column. */
export const isHandedOver = (counted: Column, plain: Column, side: Lookup): boolean =>
  counted.generated?.kind === 'serial' &&
  plain.generated === null &&
  side.has(sequenceKey(counted.namespace, counted.generated.sequence.name))

/** The column behind which a sequence is on one side that stands for itself on the other. */
export function takerOf(
  { namespace, name }: Pick<Sequence, 'namespace' | 'name'>,
  { counted, plain }: { readonly counted: Lookup; readonly plain: Lookup },
): (OwnedSequence & { readonly column: Column }) | undefined {
  return counted.schema.column.flatMap((column) => {
    if (column.namespace !== namespace || column.generated?.kind !== 'serial') return []
    if (column.generated.sequence.name !== name) return []
    const other = plain.find('column', columnKey(namespace, column.table, column.name))
    return other && isHandedOver(column, other, plain) ? [{ column, ...column.generated.sequence }] : []
  })[0]
}

/** What becomes a part of a column that counts from now on: the sequence that it takes up, and what ties that to it. */
export function takenUp({ namespace, table, name, generated }: Column, live: Lookup): readonly Key[] {
  if (generated?.kind !== 'serial') return []
  const own = columnKey(namespace, table, name)
  if (live.find('column', own)?.generated !== null) return []
  const owner = sequenceOwnerKey(namespace, generated.sequence.name)
  return [sequenceKey(namespace, generated.sequence.name), owner].filter(live.has)
}

/** A sequence that fills nothing and could fill the column: it belongs to the column, or bears the name and serves nobody. */
export function idleSequence(column: Column, lookup: Lookup): Sequence | undefined {
  const { namespace, table, name } = column
  const usual = sequenceKey(namespace, ownSequenceName(column))
  const owned = lookup
    .dependents(columnKey(namespace, table, name))
    .flatMap((key) => lookup.find('sequence owner', key) ?? [])
    .map((owner) => sequenceKey(namespace, owner.sequence))
  const isServing = lookup.dependents(usual).some((key) => !isSaid(key, lookup))
  const [found = isServing ? undefined : usual] = owned.includes(usual) ? [usual] : owned
  return found && lookup.find('sequence', found)
}

const isSaid = (key: Key, lookup: Lookup): boolean =>
  lookup.find('comment', key) !== undefined || lookup.find('grant', key) !== undefined

/** The name that PostgreSQL makes up, or where that is taken the next one. */
export const freeSequenceName = ({ namespace, table, name }: Column, lookup: Lookup): string =>
  freeName((suffix) => objectName(table, name, suffix), {
    suffix: 'seq',
    isTaken: (free) => lookup.isTaken(`relation:${displayQualified(namespace, free)}`),
  })
