import { indexKey } from '../kinds/keys.ts'
import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import { parsePath } from '../sql/object-path.ts'
import { saidAfter } from './made-said.ts'

/** What a history has made, as far as its statements have been followed. */
export interface MadeObjects {
  readonly made: Set<Key>
  /** What the history has dropped without having made it: it was in the way of a change, and is made again behind it. */
  readonly foreign: Set<Key>
  /** The table or materialized view of each index and of statistics that the history has made: their names do not tell. */
  readonly tables: Map<Key, Key>
  /** What the revision in hand has dropped, with what the history had made of it: the rest of it is made again for somebody else. */
  readonly torn: Map<Key, ReadonlySet<Key>>
}

export const madeObjects = (): MadeObjects => ({
  made: new Set(),
  foreign: new Set(),
  tables: new Map(),
  torn: new Map(),
})

export function add(key: Key, objects: MadeObjects): void {
  if (!isForeign(key, objects)) objects.made.add(key)
}

/** What stands on somebody else's view went with it without a word, and is made again behind it. */
export const isForeign = (key: Key, { foreign, tables }: MadeObjects): boolean =>
  foreign.has(key) ||
  [...foreign].some((outer) => views.has(kindNameOf(outer)) && (tables.get(key) === outer || isWithin(key, outer)))

const views: ReadonlySet<string> = new Set(['view', 'materialized view'])

/** What goes with an object in silence and comes back with it is whose it was. */
export function addAgain(key: Key, objects: MadeObjects): void {
  const isOthers = [...objects.torn].some(([outer, made]) => isWithin(key, outer) && !made.has(key))
  if (!isOthers) add(key, objects)
}

/** What is there and is made once more has gone in silence, with a column of its own, and with it what was said of it. */
export function tearStanding(key: Key, objects: MadeObjects): void {
  if (objects.made.has(key)) dropWithin(objects, key)
}

/** An object takes what stands inside it along: the columns of a table, the tables of a schema, its comments. */
export function move(objects: MadeObjects, from: Key, to: Key): void {
  const after = (key: Key): Key =>
    isWithin(key, from)
      ? (saidAfter(key, from, to) ??
        (`${key.slice(0, nameStart(key))}${nameOf(to)}${key.slice(nameStart(key) + nameOf(from).length)}` as Key))
      : key
  for (const keys of [objects.made, objects.foreign]) {
    for (const key of [...keys].filter((found) => isWithin(found, from))) {
      keys.delete(key)
      keys.add(after(key))
    }
  }
  const indexes = [...objects.tables]
  objects.tables.clear()
  for (const [index, table] of indexes) objects.tables.set(after(index), after(table))
}

/** A table that goes to another namespace takes its indexes along, which nobody names. */
export function moveIndexes(objects: MadeObjects, table: Key, namespace: string | null): void {
  for (const [index, on] of [...objects.tables]) {
    const name = parsePath(nameOf(index))?.at(-1)
    const moved = indexKey(namespace, name ?? '')
    if (on === table && moved !== index && kindNameOf(index) === 'index') move(objects, index, moved)
  }
}

/** With an object goes what stands inside it. */
export function dropWithin({ made, tables, torn }: MadeObjects, outer: Key): void {
  if (!torn.has(outer)) torn.set(outer, new Set([...made].filter((key) => isWithin(key, outer))))
  const gone = [...tables].flatMap(([index, table]) => (table === outer || index === outer ? [index] : []))
  for (const index of gone) tables.delete(index)
  for (const key of [...made]) if ([outer, ...gone].some((each) => isWithin(key, each))) made.delete(key)
}

/**
 * Where the name begins. The key of a comment has the key of what it is about inside, and that of a trigger the name of its
 * table behind its own.
 */
function nameStart(key: Key): number {
  const [, on] = attachedTo.exec(key) ?? []
  return on === undefined
    ? key.indexOf(':', key.startsWith('comment:') ? 'comment:'.length : 0) + 1
    : key.length - on.length
}

const attachedTo = /^(?:trigger|policy|rule):.* on (.*)$/s

/** The object itself, what stands in it, and the comments on either. */
function isWithin(key: Key, outer: Key): boolean {
  if (/^(?:grant|option|default privilege):/.test(key)) return saidAfter(key, outer, outer) !== null
  const about = key.startsWith('comment:') ? key.slice('comment:'.length) : key
  const name = key.slice(nameStart(key))
  const [kind, outerKind] = [kindNameOf(about), kindNameOf(outer)]
  const standsOn = ['trigger', 'policy', 'rule', 'row level security'].includes(kind)
  if (name === nameOf(outer))
    return standsOn ? about === outer || outerKind === 'table' || outerKind === 'view' : kind === outerKind
  if (!name.startsWith(`${nameOf(outer)}.`)) return false
  if (outerKind === 'namespace') return true
  const rest = parsePath(name.slice(nameOf(outer).length + 1))
  return (kind === 'column' || kind === 'constraint') && rest?.length === 1
}
