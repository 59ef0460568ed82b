import { kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import { type Operation, verbOf } from '../model/operation.ts'

interface Node {
  readonly operation: Operation
  readonly after: Set<Node>
}

interface Sides {
  readonly before: Lookup
  readonly after: Lookup
}

/**
 * An order in which every statement finds what it needs: an object is created after what it refers to, dropped before
 * what it refers to, and a name is free before it is taken. Among what is left free, creations and changes come by
 * rank and name, and drops of what holds data come last, so that data can be moved in between.
 */
export function order(operations: readonly Operation[], sides: Sides): readonly Operation[] {
  const nodes = [...operations].sort(byPreference).map((operation): Node => ({ operation, after: new Set() }))
  const graph = graphOf(nodes)
  for (const node of nodes) {
    link(node.operation.before === null ? node : undefined, executor(node, graph))
    followReferences(node, graph, sides)
    followNames(node, graph)
  }
  return topological(nodes)
}

function byPreference(first: Operation, second: Operation): number {
  const phase = phaseOf(first) - phaseOf(second)
  const rank = kindOf(first.kind).rank - kindOf(second.kind).rank
  const key = first.key < second.key ? -1 : first.key > second.key ? 1 : 0
  return phase || (first.after === null ? -rank : rank) || key
}

function phaseOf({ kind, before, after }: Operation): number {
  if (after !== null || before === null) return 1
  return kindOf(kind).rebuildable(before) ? 0 : 2
}

interface Graph {
  /** Creations and changes by key: what they make is there only when they have run. */
  readonly makers: ReadonlyMap<Key, Node>
  readonly drops: ReadonlyMap<Key, Node>
  /** The drops that free each name. */
  readonly holders: ReadonlyMap<string, readonly Node[]>
}

function graphOf(nodes: readonly Node[]): Graph {
  const makers = new Map<Key, Node>()
  const drops = new Map<Key, Node>()
  const holders = new Map<string, Node[]>()
  for (const node of nodes) {
    const { kind, key, before, after } = node.operation
    if (after !== null || before === null) {
      makers.set(key, node)
      continue
    }
    drops.set(key, node)
    for (const name of kindOf(kind).occupies?.(before) ?? []) holders.set(name, [...(holders.get(name) ?? []), node])
  }
  return { makers, drops, holders }
}

function followReferences(node: Node, graph: Graph, { before, after }: Sides): void {
  const { kind, key, before: live, after: wanted } = node.operation
  const { references } = kindOf(kind)
  const leaving = live === null ? [] : references(live, before)
  const needed = new Set(wanted === null ? [] : references(wanted, after))
  const doing = executor(node, graph)
  for (const reference of leaving) {
    link(executor(graph.drops.get(reference), graph), doing)
    const maker = graph.makers.get(reference)
    if (!needed.has(reference) && maker && verbOf(maker.operation) === 'change') link(maker, doing)
  }
  for (const reference of needed) link(doing, executor(graph.makers.get(reference), graph))
  if (live === null) link(doing, executor(graph.drops.get(key), graph))
}

function followNames(node: Node, graph: Graph): void {
  const { kind, before, after } = node.operation
  if (before !== null || after === null) return
  const holders = (kindOf(kind).occupies?.(after) ?? []).flatMap((name) => graph.holders.get(name) ?? [])
  for (const holder of holders) link(executor(node, graph), executor(holder, graph))
}

/** The operation whose statement really does it: a column is dropped, and written, with its table. */
function executor(node: Node | undefined, graph: Graph): Node | undefined {
  if (node === undefined) return undefined
  const { kind, before, after } = node.operation
  const { container, inline } = kindOf(kind)
  if (before !== null && after === null) {
    const outer = container?.(before) ?? null
    return outer !== null && graph.drops.has(outer) ? executor(graph.drops.get(outer), graph) : node
  }
  if (before !== null || after === null || inline?.(after) !== true) return node
  const outer = container?.(after) ?? null
  const maker = outer === null ? undefined : graph.makers.get(outer)
  return maker && verbOf(maker.operation) === 'create' ? maker : node
}

/** `later` runs after `earlier`. */
function link(later: Node | undefined, earlier: Node | undefined): void {
  if (later && earlier && later !== earlier) later.after.add(earlier)
}

function topological(nodes: readonly Node[]): readonly Operation[] {
  const sorted: Operation[] = []
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    for (const earlier of node.after) visit(earlier)
    sorted.push(node.operation)
  }
  for (const node of nodes) visit(node)
  return sorted
}
