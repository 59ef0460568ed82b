import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
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
 * The wanted schema, in which a query that takes whatever columns there are stands as it was written where they become others:
 * PostgreSQL stores the columns of the day, so `SELECT *` over a table that gets one means another query tomorrow.
 */
export function reopened({ live, wanted, written }: Reopening): Schema {
  const open = kindNames.flatMap((kind) =>
    written[kind].flatMap((object: AnyObject) =>
      queriesOf(kind, object).some(isOpen) ? [{ key: kindOf(kind).key(object), object }] : [],
    ),
  )
  if (open.length === 0) return wanted
  const changed = relationsChanged(live, wanted)
  const { references } = lookupOf(written)
  const readBy = (key: Key): readonly Key[] =>
    [...new Set(references(key).flatMap((each) => [each, ...references(each)]))].filter((each) => changed.has(each))
  const again = new Map<Key, AnyObject>()
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

const queriesOf = (kind: KindName, object: AnyObject): readonly string[] =>
  (kindOf(kind).expressions?.(object) ?? []).flatMap(({ place, text }) => (place === 'query' ? [text] : []))

/** A star in a list of columns, a whole table, and a join over whatever columns two of them have in common. */
const isOpen = (query: string): boolean =>
  /(?:\bselect\s+(?:(?:all|distinct)\s+)?|[,.]\s*)\*|\bnatural\b|\btable\s+[\w"]/i.test(query)

/** Tables that get or lose columns, with those that they lose, and views that become others. */
function relationsChanged(live: Schema, wanted: Schema): Map<Key, readonly Key[]> {
  const changed = new Map<Key, readonly Key[]>()
  for (const { kind, key, before, after } of diff(live, wanted)) {
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
