/** What TypeORM's decorators have said so far: lists of arguments, each with the class it is about. */
export type Storage = Record<string, unknown>

interface Arguments {
  readonly target: unknown
}

/** The lists, and the methods that look for the arguments of some classes in them. */
const readers: Readonly<Record<string, readonly string[]>> = {
  tables: ['filterTables'],
  columns: ['filterColumns'],
  generations: ['findGenerated'],
  relations: ['filterRelations'],
  relationIds: ['filterRelationIds'],
  indices: ['filterIndices'],
  foreignKeys: ['filterForeignKeys'],
  uniques: ['filterUniques'],
  checks: ['filterChecks'],
  exclusions: ['filterExclusions'],
  entityListeners: ['filterListeners'],
  embeddeds: ['filterEmbeddeds'],
  joinTables: ['findJoinTable'],
  joinColumns: ['filterJoinColumns'],
  trees: ['findTree'],
  inheritances: ['findInheritanceType'],
  discriminatorValues: ['findDiscriminatorValue'],
}

/**
 * Lets each of TypeORM's own methods look only through the arguments of the classes it asks about, while `work` runs.
 * They look through all of them for every class otherwise, which takes time by the square of the classes.
 */
export async function withIndexedStorage<T>(storage: Storage | undefined, work: () => Promise<T>): Promise<T> {
  if (storage === undefined) return work()
  const shadowed = Object.entries(readers).flatMap(([list, methods]) => methods.map((method) => ({ list, method })))
  for (const { list, method } of shadowed) shadow(storage, list, method)
  try {
    return await work()
  } finally {
    for (const { method } of shadowed) delete storage[method]
  }
}

function shadow(storage: Storage, list: string, method: string): void {
  const original = storage[method]
  const all = storage[list]
  if (typeof original !== 'function' || !Array.isArray(all)) return
  const about = indexOf(all)
  storage[method] = (target: unknown, ...others: readonly unknown[]) => {
    storage[list] = about(target)
    try {
      return original.call(storage, target, ...others)
    } finally {
      storage[list] = all
    }
  }
}

/** The arguments about one class or several, in the order in which they were said; more may have been said meanwhile. */
function indexOf(all: readonly Arguments[]): (target: unknown) => readonly Arguments[] {
  const byTarget = new Map<unknown, Arguments[]>()
  const places = new Map<Arguments, number>()
  let known = 0
  return (target) => {
    for (const said of all.slice(known)) {
      places.set(said, known++)
      const found = byTarget.get(said.target)
      if (found) found.push(said)
      else byTarget.set(said.target, [said])
    }
    if (!Array.isArray(target)) return byTarget.get(target) ?? []
    const lists = [...new Set(target)].flatMap((each) => [byTarget.get(each) ?? []]).filter(({ length }) => length > 0)
    const [only = [], ...others] = lists
    if (others.length === 0) return only
    return lists.flat().sort((first, second) => (places.get(first) ?? 0) - (places.get(second) ?? 0))
  }
}
