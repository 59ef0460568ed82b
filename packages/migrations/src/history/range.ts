import { HistoryError, UsageError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import { type RevisionGraph, realHeads } from './graph.ts'
import { ancestors, lineAbove } from './lineage.ts'
import { newestFirst } from './order.ts'
import { type GraphRevision, listed } from './place.ts'
import { type Aim, aimAt, isFromCurrent, revisionsAimedAt, revisionsOf } from './resolve.ts'
import { parseRange } from './target.ts'
import { type Place, walkAtMost } from './walk.ts'

/**
 * The revisions of `a:b`, both ends included, newest first; null is all of them. Steps without a start count from the
 * other end, and a step past the end of the history stays there. An end left out is base, or the heads.
 */
export function historyRange<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  range: string | null,
  current: readonly RevisionId[] | null,
): readonly R[] {
  const { start, end } = parseRange(range ?? ':')
  const lower = start === '' ? null : aimAt(graph, start, current)
  const upper = end === '' ? null : aimAt(graph, end, current)
  const ends = endsOf(graph, { lower, upper })
  const reached = ancestors(graph, ends.upper)
  for (const id of ends.lower) if (!reached.has(id)) throw notBelow(id, ends.upper)
  if (ends.lower.length === 0) return newestFirst(graph, reached)
  const past = ancestors(graph, ends.lower)
  const between = new Set([...reached].filter((id) => !past.has(id) || ends.lower.includes(id)))
  const above = lineAbove(graph, ends.lower)
  return newestFirst(graph, new Set([...between].filter((id) => above.has(id))))
}

/** Reads `a:b` for a script that no database is asked for: from where, as ids, and to which target. */
export function offlineRange(
  graph: RevisionGraph<GraphRevision>,
  range: string,
): { readonly current: readonly RevisionId[]; readonly target: string } {
  const { start, end } = parseRange(range)
  if (end !== '') return { current: start === '' ? [] : revisionsOf(graph, start).map(({ id }) => id), target: end }
  throw new UsageError(`"${range}" has no end.`, { hint: `Write ${start}:<revision>, such as ${start}:heads.` })
}

interface Ends<T> {
  readonly lower: T
  readonly upper: T
}

function endsOf(graph: RevisionGraph<GraphRevision>, { lower, upper }: Ends<Aim | null>): Ends<readonly RevisionId[]> {
  if (upper !== null && isBare(upper, 1)) {
    const starts = lower === null ? [] : clipped(lower)
    return { lower: starts, upper: stepped(upper, starts) }
  }
  const reached = onBranchOf(lower, upper === null ? realHeads(graph).map(({ id }) => id) : clipped(upper))
  if (lower === null) return { lower: [], upper: reached }
  return { lower: isBare(lower, -1) ? stepped(lower, reached) : clipped(lower), upper: reached }
}

/** Whether an end is only a number of steps in that direction. */
const isBare = (aim: Aim, sign: 1 | -1): boolean =>
  aim.target.symbol === null && Math.sign(aim.target.steps ?? 0) === sign

/** A range that begins on a branch stays on it. */
const onBranchOf = (lower: Aim | null, ids: readonly RevisionId[]): readonly RevisionId[] => {
  const branch = lower?.branch ?? null
  return branch === null ? ids : ids.filter((id) => branch.line.has(id))
}

function clipped(aim: Aim): readonly RevisionId[] {
  const { steps } = aim.target
  if (steps === null) return revisionsAimedAt(aim)
  return stepped(
    aim,
    revisionsAimedAt({
      ...aim,
      target: { ...aim.target, symbol: aim.target.symbol ?? defaultStart(aim), steps: null },
    }),
  )
}

const defaultStart = (aim: Aim): string => (isFromCurrent(aim) && (aim.target.steps ?? 0) < 0 ? 'heads' : 'base')

function stepped(aim: Aim, starts: readonly RevisionId[]): readonly RevisionId[] {
  const from: readonly Place[] = starts.length === 0 ? [null] : starts
  return [...new Set(from.flatMap((start) => walkAtMost(aim, start, aim.target.steps ?? 0) ?? []))]
}

function notBelow(id: RevisionId, upper: readonly RevisionId[]): HistoryError {
  const end = upper.length === 0 ? 'base' : listed(upper)
  return new HistoryError(`The range begins at ${id}, which is not below its end, ${end}.`, {
    fault: 'not-an-ancestor',
    ids: [id, ...upper],
    hint: `Begin at the beginning: migrate history -r :${id}`,
  })
}
