import { HistoryError, UsageError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import { edgesOf } from './edges.ts'
import { bases, type RevisionGraph } from './graph.ts'
import { ancestors, descendants, tips } from './lineage.ts'
import { type Branch, branchOf, currentRevisions, refuseUnknown } from './named.ts'
import { newestFirst, oldestFirst } from './order.ts'
import { type GraphRevision, listed } from './place.ts'
import { type Aim, aimAt, arriveAt, isFromCurrent, placeAimedAt, revisionsAimedAt, severalStarts } from './resolve.ts'
import type { Place } from './walk.ts'

/** The revisions to run, in order, so that a database at `current` has the targets and all they need. */
export function upgradePath<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  targets: string | readonly string[],
  current: readonly RevisionId[],
): readonly R[] {
  refuseUnknown(graph, current)
  const texts = typeof targets === 'string' ? [targets] : targets
  const wanted = [...new Set(texts.flatMap((text) => upgradeDestinations(aimAt(graph, text, current), current)))]
  refuseOverlap(graph, wanted)
  const applied = ancestors(graph, current)
  return oldestFirst(graph, new Set([...ancestors(graph, wanted)].filter((id) => !applied.has(id))))
}

/** The revisions to undo, in order, so that nothing above the target is left in a database at `current`. */
export function downgradePath<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  target: string,
  current: readonly RevisionId[],
): readonly R[] {
  refuseUnknown(graph, current)
  const aim = aimAt(graph, target, current)
  if (aim.target.symbol === 'current' && aim.target.steps === null && aim.branch === null) return []
  const { place, branch } = downgradeDestination(aim, current)
  const applied = ancestors(graph, current)
  if (place !== null && !applied.has(place)) throw notApplied(place)
  const undone = descendants(graph, roots(graph, place, branch))
  return newestFirst(graph, new Set([...undone].filter((id) => applied.has(id))))
}

/** Throws when one of these revisions is below another: naming both says two things. */
export function refuseOverlap(graph: RevisionGraph<GraphRevision>, ids: readonly RevisionId[]): void {
  const below = ancestors(
    graph,
    ids.flatMap((id) => edgesOf(graph.below, id)),
  )
  const lower = ids.find((id) => below.has(id))
  if (lower === undefined) return
  const upper = ids.filter((id) => id !== lower && ancestors(graph, [id]).has(lower))
  throw new HistoryError(`${lower} is below ${listed(upper, ' and ')}, so naming both says too much.`, {
    fault: 'range',
    ids: [lower, ...upper],
    hint: `Leave ${lower} out.`,
  })
}

/** Where a branch stands: at its current revisions, else where it would leave the line that is applied, else at base. */
export function upgradeStart(aim: Aim, current: readonly RevisionId[]): Place {
  const starts = aim.branch === null ? current : currentOnLine(aim.graph, aim.branch, current)
  const [start = null, ...others] = starts
  if (others.length > 0) throw severalStarts(aim, starts)
  return start
}

/** Where a downgrade counts from. */
export function downgradeStart(aim: Aim, current: readonly RevisionId[]): RevisionId {
  const starts = currentRevisions({ ...aim, current })
  const [start, ...others] = starts
  if (start !== undefined && others.length === 0) return start
  if (start !== undefined) throw severalStarts(aim, starts)
  throw new HistoryError(`${aim.target.text} has nothing to undo, because no revision is applied.`, { fault: 'range' })
}

function upgradeDestinations(aim: Aim, current: readonly RevisionId[]): readonly RevisionId[] {
  const { steps, symbol } = aim.target
  if (steps === null) return revisionsAimedAt(aim)
  if (!isFromCurrent(aim)) return [placeAimedAt(aim)].flatMap((place) => place ?? [])
  if (steps < 0) throw wrongWay(aim, 'upgrade', 'downgrade')
  if (symbol === 'current' && aim.branch !== null) currentRevisions(aim)
  return [arriveAt(aim, upgradeStart(aim, current), steps)].flatMap((place) => place ?? [])
}

function downgradeDestination(aim: Aim, current: readonly RevisionId[]): { place: Place; branch: Branch | null } {
  const { graph, branch } = aim
  const { steps } = aim.target
  if (steps === null || !isFromCurrent(aim)) return { place: placeAimedAt(aim), branch }
  if (steps > 0) throw wrongWay(aim, 'downgrade', 'upgrade')
  const start = downgradeStart(aim, current)
  return { place: arriveAt(aim, start, steps), branch: branch ?? branchOf(graph, start) }
}

/** What stands directly on the target; of several, those on the branch that is meant. */
function roots(graph: RevisionGraph<GraphRevision>, place: Place, branch: Branch | null): readonly RevisionId[] {
  const all = place === null ? bases(graph).map(({ id }) => id) : edgesOf(graph.next, place)
  if (branch === null || all.length < 2) return all
  const onBranch = all.filter((id) => branch.line.has(id))
  if (onBranch.length > 0) return onBranch
  throw new HistoryError(`Nothing above ${place ?? 'base'} is on the branch ${branch.text}.`, {
    fault: 'not-an-ancestor',
    ids: [branch.id],
    hint: 'See what is on it: migrate branches',
  })
}

function currentOnLine(
  graph: RevisionGraph<GraphRevision>,
  { line }: Branch,
  current: readonly RevisionId[],
): readonly RevisionId[] {
  const onLine = current.filter((id) => line.has(id))
  if (onLine.length > 0) return onLine
  return tips(graph, new Set([...ancestors(graph, current)].filter((id) => line.has(id))))
}

const notApplied = (id: RevisionId): HistoryError =>
  new HistoryError(`${id} is not applied, so nothing can be undone down to it.`, {
    fault: 'not-an-ancestor',
    ids: [id],
    hint: `To go up to it: migrate upgrade ${id}`,
  })

const wrongWay = ({ target: { text } }: Aim, command: string, other: string): UsageError =>
  new UsageError(`${text} is the other direction for ${command}.`, { hint: `Type: migrate ${other} ${text}` })
