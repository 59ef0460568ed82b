import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import { displayQualified } from '../sql/quote.ts'
import type { ForeignKey } from './constraint.ts'
import { constraintKey, tableKey } from './keys.ts'

interface Place {
  readonly namespace: string | null
  readonly table: string
}

/** The option of a table whose rows are not kept through a crash. */
const unloggedKey = ({ namespace, table }: Place): Key =>
  `option:unlogged on ${displayQualified(namespace, table)}` as Key

/** What refers to rows that may be gone must not be kept longer than they are. */
export const referringOptions = (unlogged: Place, lookup: Lookup): readonly Key[] =>
  foreignKeysTo(unlogged, lookup).map(unloggedKey)

/** The foreign keys from rows that are kept to those of the table, which then may not be gone. */
export const keysFromKept = (unlogged: Place, lookup: Lookup): readonly Key[] =>
  foreignKeysTo(unlogged, lookup)
    .filter((each) => !lookup.has(unloggedKey(each)))
    .map(({ namespace, table, name }) => constraintKey(namespace, table, name))

/** The foreign keys that only rows may have that may be gone themselves. */
export const keysToUnlogged = (unlogged: Place, lookup: Lookup): readonly Key[] =>
  lookup.dependents(tableKey(unlogged.namespace, unlogged.table)).filter((key) => {
    const found = lookup.find('constraint', key)
    if (found?.type !== 'foreign key' || !isOf(unlogged, found)) return false
    return !isOf(unlogged, found.target) && lookup.has(unloggedKey(found.target))
  })

/** Those of other tables. */
const foreignKeysTo = (place: Place, { schema }: Lookup): readonly ForeignKey[] =>
  schema.constraint.flatMap((each) =>
    each.type === 'foreign key' && isOf(place, each.target) && !isOf(place, each) ? [each] : [],
  )

const isOf = (one: Place, { namespace, table }: Place): boolean => one.namespace === namespace && one.table === table
