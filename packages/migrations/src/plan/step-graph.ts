import { kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import { verbOf } from '../model/operation.ts'
import type { Step } from '../model/step.ts'

/** A step among others, and those that have to run before it. */
export interface StepNode {
  readonly step: Step
  /** Among all of them, as a reader would have them. */
  readonly place: number
  readonly earlier: Set<StepNode>
  /** The names that the operation gives up. */
  readonly frees: readonly string[]
  readonly takes: readonly string[]
}

/** The steps of a plan, found by what they do. */
export interface StepGraph {
  /** Creations and changes by key: what they make is there only when they have run. */
  readonly makers: ReadonlyMap<Key, StepNode>
  readonly drops: ReadonlyMap<Key, StepNode>
  /** What frees each name: the drop of its holder, or a change by which the holder gives it up. */
  readonly holders: ReadonlyMap<string, readonly StepNode[]>
  /** The creation that takes each name. */
  readonly takers: ReadonlyMap<string, StepNode>
  /** What is known of the executors, which are asked for again and again. */
  readonly executors: Map<StepNode, StepNode>
}

export const nodeOf = (step: Step, place: number): StepNode => ({
  step,
  place,
  earlier: new Set(),
  frees: namesOf(step, 'before'),
  takes: namesOf(step, 'after'),
})

/** The names that an operation frees (`before`) or takes (`after`). */
function namesOf({ operation }: Step, side: 'before' | 'after'): readonly string[] {
  const { occupies } = kindOf(operation.kind)
  const own = operation[side]
  const other = operation[side === 'before' ? 'after' : 'before']
  if (own === null || occupies === undefined) return []
  if (other === null) return occupies(own)
  const kept = occupies(other)
  return occupies(own).filter((name) => !kept.includes(name))
}

export function graphOf(nodes: readonly StepNode[]): StepGraph {
  const makers = new Map<Key, StepNode>()
  const drops = new Map<Key, StepNode>()
  const holders = new Map<string, StepNode[]>()
  const takers = new Map<string, StepNode>()
  for (const node of nodes) {
    const { key, before, after } = node.step.operation
    if (after !== null || before === null) makers.set(key, node)
    else drops.set(key, node)
    for (const name of node.frees) holders.set(name, [...(holders.get(name) ?? []), node])
    if (before === null) for (const name of node.takes) takers.set(name, node)
  }
  return { makers, drops, holders, takers, executors: new Map() }
}

/** The step whose statements really do it: a column, say, is written, and goes, with its table, and a key goes with its successor. */
export function executor(node: StepNode | undefined, graph: StepGraph): StepNode | undefined {
  if (node === undefined || node.step.statements.length > 0) return node
  const known = graph.executors.get(node)
  if (known !== undefined) return known
  const outer = containerOf(node, graph)
  const found = (outer === undefined ? successorOf(node, graph) : executor(outer, graph)) ?? node
  graph.executors.set(node, found)
  return found
}

/** What takes the place that something leaves without a word of its own. */
const successorOf = (node: StepNode, { takers }: StepGraph): StepNode | undefined =>
  node.step.operation.after !== null
    ? undefined
    : node.frees
        .map((name) => takers.get(name))
        .find((taker) => taker !== undefined && taker.step.statements.length > 0)

/** The creation or the drop of the object that holds this one, when this one is created or dropped as well. */
function containerOf({ step }: StepNode, { makers, drops }: StepGraph): StepNode | undefined {
  const { kind, before, after } = step.operation
  const object = before === null || after === null ? (before ?? after) : null
  const key = object === null ? null : (kindOf(kind).container?.(object) ?? null)
  if (key === null) return undefined
  const outer = (after === null ? drops : makers).get(key)
  return outer && verbOf(outer.step.operation) === verbOf(step.operation) ? outer : undefined
}
