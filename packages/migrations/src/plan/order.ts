import { type AnyObject, kindNameBehind, kindNames, kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import type { Step } from '../model/step.ts'
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

/** Rank and name of the outermost object that an object is created with, and so on down to itself. */
type Path = readonly (string | number)[]

/** What belongs to a table that is created stands behind the table, as a reader looks for it there. */
function byPreference(steps: readonly Step[], context: PlanContext): readonly Step[] {
  const isInUse = context.inUse.size > 0
  const surroundings = {
    created: new Map(steps.flatMap(({ operation }) => (operation.before === null ? [[operation.key, operation]] : []))),
    turns: { before: turnsIn(context.before.schema), after: turnsIn(context.after.schema) },
    paths: new Map<Operation, Path>(),
  }
  const places = steps.map((step) => ({
    step,
    phase: phaseOf(step.operation, isInUse),
    path: pathTo(step.operation, surroundings),
  }))
  return places
    .sort((first, second) => first.phase - second.phase || compared(first.path, second.path))
    .map(({ step }) => step)
}

/** The place of each object in the list of its kind, for the kinds whose order shows. */
function turnsIn(schema: Schema): ReadonlyMap<Key, number> {
  const ordered = kindNames.filter((name) => kindOf(name).isOrdered)
  return new Map(
    ordered.flatMap((name) => schema[name].map((object: AnyObject, turn) => [kindOf(name).key(object), turn] as const)),
  )
}

interface Surroundings {
  readonly created: ReadonlyMap<Key, Operation>
  readonly turns: Readonly<Record<'before' | 'after', ReadonlyMap<Key, number>>>
  /** What is known already: the path of a table is the beginning of many. */
  readonly paths: Map<Operation, Path>
}

function pathTo(operation: Operation, surroundings: Surroundings): Path {
  const known = surroundings.paths.get(operation)
  if (known !== undefined) return known
  const { kind, key, before, after } = operation
  const { rank, container, isOrdered } = kindOf(kind)
  const [object, sign] = after === null ? [before, -1] : [after, 1]
  const outer = object === null ? null : (container?.(object) ?? null)
  const turns = surroundings.turns[after === null ? 'before' : 'after']
  const own = [sign * rank, ...(isOrdered ? [outer ?? '', turns.get(key) ?? 0] : []), key]
  const creation = before === null && outer !== null ? surroundings.created.get(outer) : undefined
  const path = creation ? [...pathTo(creation, surroundings), ...own] : own
  surroundings.paths.set(operation, path)
  return path
}

function compared(first: Path, second: Path): number {
  let at = 0
  while (at < first.length && first[at] === second[at]) at += 1
  const part = first[at]
  const other = second[at]
  if (part === undefined || other === undefined) return first.length - second.length
  return part < other ? -1 : 1
}

/** What others work with goes when what takes its place is there. */
function phaseOf({ kind, before, after }: Operation, isInUse: boolean): number {
  if (after !== null || before === null) return 1
  if (!kindOf(kind).rebuildable(before)) return 3
  return isInUse ? 2 : 0
}

function followReferences(node: StepNode, graph: StepGraph, context: PlanContext): void {
  const { kind, key, before: live, after: wanted } = node.step.operation
  const { references } = kindOf(kind)
  const leaving = live === null ? [] : references(live, context.before)
  const needed = wanted === null ? [] : references(wanted, context.after)
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
  const place = new Map(nodes.map((node, index) => [node, index]))
  const sorted: Step[] = []
  const seen = new Set<StepNode>()
  const visit = (node: StepNode): void => {
    if (seen.has(node)) return
    seen.add(node)
    const earlier = [...node.earlier].sort((first, second) => (place.get(first) ?? 0) - (place.get(second) ?? 0))
    for (const each of earlier) visit(each)
    sorted.push(node.step)
  }
  for (const node of nodes) visit(node)
  return sorted
}
