import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import type { Column } from './column.ts'
import { columnKey, tableKey } from './keys.ts'

interface Place {
  readonly namespace: string | null
  readonly table: string
}

/** The columns of a table, in its order. */
export const columnsOf = (place: Place, lookup: Lookup): readonly Column[] =>
  referringColumns(place, lookup).filter((column) => isIn(place, column))

/** The columns of other tables whose values are rows of this one. */
export const rowHolders = (place: Place, lookup: Lookup): readonly Key[] =>
  referringColumns(place, lookup)
    .filter((column) => !isIn(place, column))
    .map(({ namespace, table, name }) => columnKey(namespace, table, name))

const referringColumns = ({ namespace, table }: Place, lookup: Lookup): readonly Column[] =>
  lookup.dependents(tableKey(namespace, table)).flatMap((key) => lookup.find('column', key) ?? [])

const isIn = (place: Place, { namespace, table }: Column): boolean =>
  namespace === place.namespace && table === place.table
