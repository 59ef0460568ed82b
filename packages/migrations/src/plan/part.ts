import { type AnyObject, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { parsePath } from '../sql/object-path.ts'
import { lookupOf } from './lookup.ts'

/**
 * As much of a schema as has to be there for SQL texts to mean what they mean: the objects that they may name, what these
 * stand on, and what belongs to all of them and stands on nothing else.
 */
export function partNamedIn(schema: Schema, texts: readonly string[]): Schema {
  const lookup = lookupOf(schema)
  const outermost = outermostIn(schema)
  const namedIn = (text: string): readonly Key[] =>
    outermost.flatMap(({ key, own }) => (text.includes(own) ? [key] : []))
  const queries = queriesIn(schema)
  const members = membersIn(schema)
  const needed = new Set<Key>()
  const queue = [...namedIn(texts.join('\n').toLowerCase())]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (needed.has(key) || !lookup.has(key)) continue
    needed.add(key)
    const lasting = (members.get(key) ?? []).flatMap((each) => (each.isRebuildable ? [] : [each.key]))
    queue.push(...lookup.references(key), ...lasting, ...namedIn(queries.get(key) ?? ''))
  }
  for (const key of [...needed]) {
    for (const member of members.get(key) ?? []) {
      if (lookup.references(member.key).every((each) => needed.has(each) || !lookup.has(each))) needed.add(member.key)
    }
  }
  return schemaOf((name) => schema[name].filter((object: AnyObject) => needed.has(kindOf(name).key(object))))
}

interface Member {
  readonly key: Key
  readonly isRebuildable: boolean
}

function membersIn(schema: Schema): ReadonlyMap<Key, readonly Member[]> {
  const found = new Map<Key, Member[]>()
  for (const name of kindNames) {
    const { key, container, rebuildable } = kindOf(name)
    for (const object of schema[name]) {
      const outer = container?.(object) ?? null
      if (outer === null) continue
      const member = { key: key(object), isRebuildable: rebuildable(object) }
      const known = found.get(outer)
      if (known) known.push(member)
      else found.set(outer, [member])
    }
  }
  return found
}

interface Outermost {
  readonly key: Key
  /** The last part of its name, as a text that has no regard to case may hold it. */
  readonly own: string
}

const outermostIn = (schema: Schema): readonly Outermost[] =>
  kindNames.flatMap((name) =>
    schema[name].flatMap((object: AnyObject) => {
      const { key, container, occupies } = kindOf(name)
      if ((container?.(object) ?? null) === null) return [{ key: key(object), own: ownName(key(object)) }]
      const names = (occupies?.(object) ?? []).filter((each) => each.startsWith('relation:'))
      return names.map((each) => ({ key: key(object), own: ownName(each as Key) }))
    }),
  )

function ownName(key: Key): string {
  const name = parsePath(nameOf(key))?.at(-1) ?? nameOf(key)
  return name.replaceAll('"', '""').toLowerCase()
}

/** What stored queries say: what they name, entities do not tell. */
const queriesIn = (schema: Schema): ReadonlyMap<Key, string> =>
  new Map(
    kindNames.flatMap((name) => {
      const { key, expressions } = kindOf(name)
      return schema[name].flatMap((object: AnyObject): readonly (readonly [Key, string])[] => {
        const queries = (expressions?.(object) ?? []).filter(({ place }) => place === 'query')
        return queries.map(({ text }) => [key(object), text.toLowerCase()])
      })
    }),
  )
