import { kindNameBehind, kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Step } from '../model/step.ts'
import { byPreference } from './preference.ts'
import { disturbs } from './replace.ts'
import { executor, graphOf, nodeOf, type StepGraph, type StepNode } from './step-graph.ts'

/**
 * An order in which every statement finds what it needs: an object is created after what it refers to, dropped before
 * what it refers to, and a name is free before it is taken. Among what is left free, creations and changes come by
 * rank and name, and drops of what holds data come last, so that data can be moved in between.
 */
export const order = (steps: readonly Step[], context: PlanContext): readonly Step[] =>
  topological(linkedNodes(steps, context))

/** What has to come first: for each operation the keys of those that it cannot do without, itself left out. */
export function needsIn(steps: readonly Step[], context: PlanContext): ReadonlyMap<Key, ReadonlySet<Key>> {
  const needs = new Map<Key, Set<Key>>()
  for (const { step, earlier } of linkedNodes(steps, context)) {
    const { key } = step.operation
    const found = needs.get(key) ?? new Set()
    for (const each of earlier) if (each.step.operation.key !== key) found.add(each.step.operation.key)
    needs.set(key, found)
  }
  return needs
}

function linkedNodes(steps: readonly Step[], context: PlanContext): readonly StepNode[] {
  const nodes = byPreference(steps, context).map(nodeOf)
  const graph = graphOf(nodes)
  for (const node of nodes) {
    if (node.step.operation.before === null) link(node, executor(node, graph))
    followReferences(node, graph, context)
    followNames(node, graph)
    followGuarantees(node, graph, context)
    followConditions(node, graph, context)
  }
  return nodes
}

function followReferences(node: StepNode, graph: StepGraph, context: PlanContext): void {
  const { key, before: live, after: wanted } = node.step.operation
  const leaving = live === null ? [] : context.before.references(key)
  const needed = wanted === null ? [] : context.after.references(key)
  const doing = executor(node, graph)
  for (const reference of leaving) {
    link(executor(graph.drops.get(reference), graph), doing)
    const maker = graph.makers.get(reference)
    // What stands in the way of a change has to be gone before it.
    if (!needed.includes(reference) && maker && disturbs(maker.step.operation, context)) link(maker, doing)
  }
  for (const reference of needed) {
    link(doing, executor(graph.makers.get(reference) ?? graph.drops.get(reference), graph))
    if (live !== null || graph.drops.size === 0) continue
    // PostgreSQL chooses what it stands on: what could be chosen instead, and goes, has to be gone.
    for (const other of rivalsOf(reference, context)) link(doing, executor(graph.drops.get(other), graph))
  }
  if (live === null) link(doing, executor(graph.drops.get(key), graph))
}

/** The guarantees before of what this one guarantees, that stand there no more. */
function rivalsOf(reference: Key, { before, after }: PlanContext): readonly Key[] {
  const name = kindNameBehind(reference)
  const object = name && after.find(name, reference)
  const guarantee = name && object ? kindOf(name).guarantees?.(object) : null
  return guarantee ? before.guarantors(guarantee.relation, guarantee.columns).filter((key) => !after.has(key)) : []
}

function followNames(node: StepNode, graph: StepGraph): void {
  for (const name of node.takes) {
    for (const holder of graph.holders.get(name) ?? []) link(executor(node, graph), executor(holder, graph))
  }
}

/** What is unique stays so: one guarantee goes when the other is there, unless both need the same name or something under them moves. */
function followGuarantees(node: StepNode, graph: StepGraph, { before, after }: PlanContext): void {
  if (graph.drops.size === 0) return
  const { kind, key, before: live, after: wanted } = node.step.operation
  const guarantee = live === null && wanted !== null ? kindOf(kind).guarantees?.(wanted) : null
  if (guarantee == null) return
  const isMoved = (each: Key): boolean => graph.makers.has(each) || graph.drops.has(each)
  const names = new Set(node.takes)
  if (after.references(key).some(isMoved)) return
  for (const other of before.guarantors(guarantee.relation, guarantee.columns)) {
    const drop = graph.drops.get(other)
    if (drop === undefined || graph.makers.has(other) || before.references(other).some(isMoved)) continue
    if (!drop.frees.some((name) => names.has(name))) link(executor(drop, graph), node)
  }
}

/** What excludes an object goes before that comes, and what upholds it the other way round. */
function followConditions(node: StepNode, graph: StepGraph, { before, after }: PlanContext): void {
  const { makers, drops } = graph
  const { kind, before: live, after: wanted } = node.step.operation
  const { excludes, upholds } = kindOf(kind)
  if (excludes === undefined && upholds === undefined) return
  const executed = (found: StepNode | undefined) => executor(found, graph)
  const own = executed(node)
  if (wanted !== null) {
    for (const key of excludes?.(wanted, before) ?? []) link(own, executed(drops.get(key)))
    for (const key of upholds?.(wanted, after) ?? []) link(executed(makers.get(key)), own)
  } else if (live !== null) {
    for (const key of excludes?.(live, after) ?? []) link(executed(makers.get(key)), own)
    for (const key of upholds?.(live, before) ?? []) link(own, executed(drops.get(key)))
  }
}

function link(later: StepNode | undefined, earlier: StepNode | undefined): void {
  if (later && earlier && later !== earlier) later.earlier.add(earlier)
}

function topological(nodes: readonly StepNode[]): readonly Step[] {
  const sorted: Step[] = []
  const seen = new Set<StepNode>()
  const visit = (node: StepNode): void => {
    if (seen.has(node)) return
    seen.add(node)
    for (const each of [...node.earlier].sort((first, second) => first.place - second.place)) visit(each)
    sorted.push(node.step)
  }
  for (const node of nodes) visit(node)
  return sorted
}
