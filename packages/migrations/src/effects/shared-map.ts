/**
 * A map that never changes and of which another one with an entry more or less is cheap: both share all but a small part. Its
 * entries stand in the order in which their keys came.
 */
export interface SharedMap<V> extends Iterable<readonly [string, V]> {
  readonly size: number
  get(key: string): V | undefined
  has(key: string): boolean
  keys(): readonly string[]
  values(): readonly V[]
  /** The values of those of the keys that are there, in the map's own order. */
  among(keys: readonly string[]): readonly V[]
  with(key: string, value: V): SharedMap<V>
  without(key: string): SharedMap<V>
}

interface Entry<V> {
  readonly turn: number
  readonly value: V
}

type Shelf<V> = ReadonlyMap<string, Entry<V>>

const shelfCount = 256

export function sharedMap<V>(entries: Iterable<readonly [string, V]> = []): SharedMap<V> {
  const shelves = Array.from({ length: shelfCount }, () => new Map<string, Entry<V>>())
  let turn = 0
  for (const [key, value] of entries) {
    const shelf = shelves[shelfOf(key)]
    shelf?.set(key, { turn: shelf.get(key)?.turn ?? turn, value })
    turn += 1
  }
  return over(shelves, turn)
}

function over<V>(shelves: readonly Shelf<V>[], nextTurn: number): SharedMap<V> {
  const entryOf = (key: string): Entry<V> | undefined => shelves[shelfOf(key)]?.get(key)
  const replaced = (key: string, change: (shelf: Map<string, Entry<V>>) => void): readonly Shelf<V>[] => {
    const place = shelfOf(key)
    const shelf = new Map(shelves[place])
    change(shelf)
    return shelves.with(place, shelf)
  }
  const entries = (): readonly (readonly [string, Entry<V>])[] =>
    shelves.flatMap((shelf) => [...shelf]).sort(([, one], [, other]) => one.turn - other.turn)
  return {
    get size() {
      return shelves.reduce((sum, { size }) => sum + size, 0)
    },
    get: (key) => entryOf(key)?.value,
    has: (key) => entryOf(key) !== undefined,
    keys: () => entries().map(([key]) => key),
    values: () => entries().map(([, { value }]) => value),
    among: (keys) =>
      [...new Set(keys)]
        .flatMap((key) => entryOf(key) ?? [])
        .sort((one, other) => one.turn - other.turn)
        .map(({ value }) => value),
    with: (key, value) => {
      const turn = entryOf(key)?.turn ?? nextTurn
      return over(
        replaced(key, (shelf) => shelf.set(key, { turn, value })),
        nextTurn + 1,
      )
    },
    without: (key) =>
      over(
        replaced(key, (shelf) => shelf.delete(key)),
        nextTurn,
      ),
    *[Symbol.iterator]() {
      for (const [key, { value }] of entries()) yield [key, value] as const
    },
  }
}

function shelfOf(key: string): number {
  let sum = 0
  for (let at = 0; at < key.length; at += 1) sum = (sum * 31 + key.charCodeAt(at)) | 0
  return sum & (shelfCount - 1)
}
