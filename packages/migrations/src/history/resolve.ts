import { HistoryError, UsageError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import { edgesOf } from './edges.ts'
import { heads, type RevisionGraph, realHeads, revisionOf } from './graph.ts'
import { type Branch, branchNamed, currentRevisions, revisionsNamed } from './named.ts'
import { type GraphRevision, listed } from './place.ts'
import { parseTarget, type Target } from './target.ts'
import { type Place, walk } from './walk.ts'

/** A target with its branch looked up. */
export interface Aim {
  readonly graph: RevisionGraph<GraphRevision>
  readonly current: readonly RevisionId[] | null
  readonly target: Target
  readonly branch: Branch | null
}

/** Reads a target against a history; `current` is null where no database is asked. */
export function aimAt(graph: RevisionGraph<GraphRevision>, text: string, current: readonly RevisionId[] | null): Aim {
  const target = parseTarget(text)
  return { graph, current, target, branch: target.branch === null ? null : branchNamed(graph, target.branch) }
}

/** Whether steps are counted from where the database is. */
export const isFromCurrent = ({ target: { symbol, steps } }: Aim): boolean =>
  steps !== null && (symbol === null || symbol === 'current')

/** The revisions that a target names, for commands that look at revisions; none for `base`. */
export function revisionsOf<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  target: string,
  current: readonly RevisionId[] | null = null,
): readonly R[] {
  const aim = aimAt(graph, target, current)
  return [...new Set(revisionsAimedAt(aim))].map((id) => revisionOf(graph, id))
}

/** The ids that an aim names. Steps down that start nowhere start at the heads. */
export function revisionsAimedAt(aim: Aim): readonly RevisionId[] {
  const { steps } = aim.target
  const starts = startsOf(aim)
  if (steps === null) return starts
  return placesFrom(starts).flatMap((start) => arriveAt(aim, start, steps) ?? [])
}

/** The one place that an aim with a symbol names. */
export function placeAimedAt(aim: Aim): Place {
  const starts = startsOf(aim)
  const [start = null, ...others] = starts
  if (others.length > 0) throw severalStarts(aim, starts)
  return aim.target.steps === null ? start : arriveAt(aim, start, aim.target.steps)
}

/** The place so many steps from a start; throws where the history ends before. */
export function arriveAt(aim: Aim, start: Place, steps: number): Place {
  const arrival = walk(aim, start, steps)
  if (arrival !== null) return arrival.at
  throw new HistoryError(`${aim.target.text} leads past the ${steps > 0 ? 'end' : 'beginning'} of the history.`, {
    fault: 'range',
    ids: start === null ? [] : [start],
    hint: `From ${start ?? 'base'} there are fewer than ${Math.abs(steps)} steps ${steps > 0 ? 'up' : 'down'}: migrate history`,
  })
}

export function severalStarts(aim: Aim, ids: readonly RevisionId[]): HistoryError {
  return new HistoryError(`${aim.target.text} can start from ${ids.length} revisions: ${listed(ids)}.`, {
    fault: 'several-heads',
    ids,
    hint: startHint(aim, ids),
  })
}

function startHint(aim: Aim, ids: readonly RevisionId[]): string {
  const { steps } = aim.target
  if (!isFromCurrent(aim) || steps === null) return `Name one of them, such as ${ids[0]}.`
  const command = steps < 0 ? 'migrate downgrade' : 'migrate upgrade'
  return listed(
    ids.map((id) => `${command} ${id}@${signed(steps)}`),
    ' or ',
  )
}

/** What a revision that depends on others writes down: a label as it is, anything else as full ids. */
export function dependencyNames(graph: RevisionGraph<GraphRevision>, text: string): readonly string[] {
  return graph.byLabel.has(text) ? [text] : revisionsOf(graph, text).map(({ id }) => id)
}

/** What a revision written after these targets follows. Only a splice may follow what has a follower already. */
export function revisionsToFollow(
  graph: RevisionGraph<GraphRevision>,
  { targets, splice }: { targets: readonly string[]; splice: boolean },
): readonly RevisionId[] {
  const ids = [...new Set(targets.flatMap((text) => revisionsOf(graph, text).map(({ id }) => id)))]
  const followed = ids.find((id) => edgesOf(graph.next, id).length > 0)
  if (splice || followed === undefined) return ids
  const followers = edgesOf(graph.next, followed)
  throw new HistoryError(
    `${followed} is not a head: ${listed(followers)} ${followers.length > 1 ? 'follow' : 'follows'} it.`,
    {
      fault: 'range',
      ids: [followed],
      hint: 'Add --splice to begin a branch there.',
    },
  )
}

function startsOf(aim: Aim): readonly RevisionId[] {
  const { graph, branch, target } = aim
  if (target.symbol === 'current') return currentRevisions(aim)
  if (target.symbol !== null) return revisionsNamed(aim, target.symbol)
  if (target.steps !== null && target.steps > 0) throw noStart(target)
  return (branch === null ? realHeads(graph) : heads(graph)).flatMap(({ id }) =>
    branch === null || branch.line.has(id) ? [id] : [],
  )
}

const noStart = ({ text, steps }: Target): UsageError =>
  new UsageError(`${text} does not say from where.`, { hint: `Write base${signed(steps)} or current${signed(steps)}.` })

const placesFrom = (ids: readonly RevisionId[]): readonly Place[] => (ids.length === 0 ? [null] : ids)

const signed = (steps: number | null): string => ((steps ?? 0) < 0 ? `${steps}` : `+${steps ?? 0}`)
