import type { Key } from '../model/key.ts'

export interface Bundling {
  /** What each operation belongs to, itself or something else: operations that have one of these in common cannot be parted. */
  readonly ties: ReadonlyMap<Key, readonly Key[]>
  /** For each operation those that have to come before it. */
  readonly needs: ReadonlyMap<Key, ReadonlySet<Key>>
  /** What there is to be a bundle for. */
  readonly centres: ReadonlySet<Key>
  /** What comes first of all, with everything that it needs. */
  readonly first: ReadonlySet<Key>
}

/** Operations that cannot be parted, by one that stands for them. */
interface Heap {
  readonly members: Key[]
  readonly needs: Set<Key>
}

type Heaps = ReadonlyMap<Key, Heap>

/**
 * Operations in as many bundles as there are centres that can be parted, in an order in which each finds what it needs. What
 * belongs to no centre goes with the first that needs it, or else the last that it needs; the rest is the first bundle, which may be empty.
 */
export function bundlesOf({ ties, needs, centres, first }: Bundling): readonly ReadonlySet<Key>[] {
  const sets = disjointSets()
  for (const [key, tied] of ties) for (const each of tied) sets.unite(key, each)
  untie(heapsOf({ ties, needs }, sets), sets)
  const heaps = heapsOf({ ties, needs }, sets)
  const early = new Set([...first].flatMap((key) => [sets.rootOf(key), ...allNeeded(heaps, sets.rootOf(key))]))
  const central = new Set([...centres].map(sets.rootOf).filter((root) => !early.has(root)))
  const places = placesOf(heaps, central)
  const bundles = new Map<number, Set<Key>>([[0, new Set()]])
  for (const [root, { members }] of heaps) {
    const place = early.has(root) ? 0 : (places.get(root) ?? 0)
    bundles.set(place, new Set([...(bundles.get(place) ?? []), ...members]))
  }
  return [...bundles].sort(([one], [other]) => one - other).map(([, bundle]) => bundle)
}

function heapsOf({ ties, needs }: Pick<Bundling, 'ties' | 'needs'>, { rootOf }: DisjointSets): Heaps {
  const heaps = new Map<Key, Heap>()
  for (const key of ties.keys()) {
    const root = rootOf(key)
    const heap = heaps.get(root) ?? { members: [], needs: new Set() }
    heap.members.push(key)
    for (const each of needs.get(key) ?? []) if (rootOf(each) !== root) heap.needs.add(rootOf(each))
    heaps.set(root, heap)
  }
  return heaps
}

/** Of two that need one another neither can come first. */
function untie(heaps: Heaps, { unite }: DisjointSets): void {
  const needed = new Map([...heaps.keys()].map((root) => [root, allNeeded(heaps, root)]))
  for (const [root, others] of needed) for (const other of others) if (needed.get(other)?.has(root)) unite(root, other)
}

function allNeeded(heaps: Heaps, root: Key): ReadonlySet<Key> {
  const found = new Set<Key>()
  const queue = [...(heaps.get(root)?.needs ?? [])]
  for (let each = queue.pop(); each !== undefined; each = queue.pop()) {
    if (found.has(each)) continue
    found.add(each)
    queue.push(...(heaps.get(each)?.needs ?? []))
  }
  return found
}

function placesOf(heaps: Heaps, central: ReadonlySet<Key>): ReadonlyMap<Key, number> {
  const ordered = inOrder(heaps)
  const places = new Map(ordered.filter((root) => central.has(root)).map((root, place) => [root, place + 1]))
  const placeOf = (root: Key): number => places.get(root) ?? 0
  for (const root of ordered.toReversed().filter((each) => !central.has(each))) {
    const later = ordered.filter((other) => heaps.get(other)?.needs.has(root))
    const earlier = [...allNeeded(heaps, root)].filter((other) => central.has(other))
    places.set(root, later.length > 0 ? Math.min(...later.map(placeOf)) : Math.max(0, ...earlier.map(placeOf)))
  }
  return places
}

function inOrder(heaps: Heaps): readonly Key[] {
  const ordered = new Set<Key>()
  const visit = (root: Key): void => {
    if (ordered.has(root)) return
    for (const each of heaps.get(root)?.needs ?? []) visit(each)
    ordered.add(root)
  }
  for (const root of heaps.keys()) visit(root)
  return [...ordered]
}

interface DisjointSets {
  rootOf(key: Key): Key
  unite(one: Key, other: Key): void
}

function disjointSets(): DisjointSets {
  const parents = new Map<Key, Key>()
  const rootOf = (key: Key): Key => {
    const parent = parents.get(key)
    return parent === undefined ? key : rootOf(parent)
  }
  const unite = (one: Key, other: Key): void => {
    const [root, joined] = [rootOf(one), rootOf(other)]
    if (root !== joined) parents.set(joined, root)
  }
  return { rootOf, unite }
}
