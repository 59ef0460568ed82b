import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { diff } from './diff.ts'
import { lookupOf } from './lookup.ts'

interface Reopening {
  readonly live: Schema
  /** What the database shall be, with queries spelled as in `live` where they mean the same today. */
  readonly wanted: Schema
  /** What is declared, with queries as somebody wrote them. */
  readonly written: Schema
}

/**
 * The wanted schema, in which a query stands as it was written where what it reads becomes another in a way that the stored one does
 * not follow: PostgreSQL stores the columns and the types of the day, so `SELECT *` over a table that gets a column means another
 * query tomorrow, and so does `= 'open'` over an enum that becomes a text.
 */
export function reopened({ live, wanted, written }: Reopening): Schema {
  const asked = kindNames.flatMap((kind) =>
    written[kind].flatMap((object: AnyObject) => {
      const queries = queriesOf(kind, object)
      return queries.length === 0 ? [] : [{ kind, key: kindOf(kind).key(object), object, isOpen: queries.some(isOpen) }]
    }),
  )
  if (asked.length === 0) return wanted
  const operations = diff(live, wanted)
  const changed = relationsChanged(operations)
  const [is, { references }] = [lookupOf(live), lookupOf(written)]
  const readBy = (key: Key): readonly Key[] =>
    [...new Set(references(key).flatMap((each) => [each, ...references(each)]))].filter((each) => changed.has(each))
  const outdated = asked.filter(({ kind, key }) => {
    const object = is.find(kind, key)
    return object !== undefined && isOutdated(queriesOf(kind, object), allBehind(key, references), operations)
  })
  const again = new Map<Key, AnyObject>(outdated.map(({ key, object }) => [key, object]))
  const open = asked.filter(({ isOpen }) => isOpen)
  for (let size = -1; size < again.size; ) {
    size = again.size
    for (const { key, object } of open.filter((each) => readBy(each.key).length > 0)) {
      again.set(
        key,
        without(
          object,
          readBy(key).flatMap((each) => changed.get(each) ?? []),
        ),
      )
      changed.set(key, [])
    }
  }
  return schemaOf((kind) => wanted[kind].map((object: AnyObject) => again.get(kindOf(kind).key(object)) ?? object))
}

function allBehind(key: Key, references: (key: Key) => readonly Key[]): ReadonlySet<Key> {
  const found = new Set([key])
  for (const each of found) for (const reference of references(each)) found.add(reference)
  return found
}

const isOutdated = (queries: readonly string[], read: ReadonlySet<Key>, operations: readonly Operation[]): boolean =>
  operations.some(({ kind, key, before, after }) => {
    if (before === null || after === null || !read.has(key)) return false
    return queries.some((query) => kindOf(kind).outdates?.(before, after, query) === true)
  })

const queriesOf = (kind: KindName, object: AnyObject): readonly string[] =>
  (kindOf(kind).expressions?.(object) ?? []).flatMap(({ place, text }) => (place === 'query' ? [text] : []))

/** A star in a list of columns, a whole table, and a join over whatever columns two of them have in common. */
const isOpen = (query: string): boolean =>
  /(?:\bselect\s+(?:(?:all|distinct)\s+)?|[,.]\s*)\*|\bnatural\b|\btable\s+[\w"]/i.test(query)

/** Tables that get or lose columns, with those that they lose, and views that become others. */
function relationsChanged(operations: readonly Operation[]): Map<Key, readonly Key[]> {
  const changed = new Map<Key, readonly Key[]>()
  for (const { kind, key, before, after } of operations) {
    const { isOrdered, container } = kindOf(kind)
    const object = after ?? before
    if (object !== null && queriesOf(kind, object).length > 0) changed.set(key, [])
    const table = isOrdered && (before === null || after === null) && object !== null ? container?.(object) : undefined
    if (table) changed.set(table, [...(changed.get(table) ?? []), ...(after === null ? [key] : [])])
  }
  return changed
}

/** What must be gone when the object comes, or the query would take it as well. */
const without = <T extends AnyObject>(object: T, gone: readonly Key[]): T =>
  'query' in object && gone.length > 0 ? { ...object, behind: gone } : object
