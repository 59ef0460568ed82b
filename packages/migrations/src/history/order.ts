import type { RevisionId } from '../model/revision.ts'
import { edgesOf } from './edges.ts'
import { type RevisionGraph, revisionOf } from './graph.ts'
import { ancestors, descendants, tips } from './lineage.ts'
import type { GraphRevision } from './place.ts'

/** All revisions in the order of an upgrade from nothing. */
export const order = <R extends GraphRevision>(graph: RevisionGraph<R>): readonly R[] =>
  oldestFirst(graph, new Set(graph.byId.keys()))

/** These revisions so that each comes after all it follows or depends on. */
export const oldestFirst = <R extends GraphRevision>(
  graph: RevisionGraph<R>,
  ids: ReadonlySet<RevisionId>,
): readonly R[] => [...newestFirst(graph, ids)].reverse()

/**
 * These revisions so that each comes before all it follows or depends on, one branch at a time: a line is followed
 * down from its tip until it meets a revision that another line still stands on, and the first such line goes on.
 * The tips begin in load order.
 */
export function newestFirst<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  ids: ReadonlySet<RevisionId>,
): readonly R[] {
  const sorted = downTheLines(graph, spannedBy(graph, ids))
  return sorted.flatMap((id) => (ids.has(id) ? [revisionOf(graph, id)] : []))
}

function downTheLines(graph: RevisionGraph<GraphRevision>, ids: ReadonlySet<RevisionId>): readonly RevisionId[] {
  const left = new Set(ids)
  const lines = tips(graph, new Set(graph.revisions.flatMap(({ id }) => (ids.has(id) ? [id] : []))))
  const pending = new Set(lines)
  const waiting = new Map<RevisionId, ReadonlySet<RevisionId>>()
  const sorted: RevisionId[] = []
  let line = 0
  for (let id = lines[line]; id !== undefined; id = lines[line]) {
    const standing = waiting.get(id) ?? standingOn(graph, id, left)
    const blocking = standing.size === 0 ? -1 : lines.findIndex((tip) => standing.has(tip))
    if (blocking !== -1) {
      waiting.set(id, standing)
      line = blocking
      continue
    }
    sorted.push(id)
    left.delete(id)
    const [first, ...rest] = edgesOf(graph.below, id).filter((below) => left.has(below) && !pending.has(below))
    for (const below of first === undefined ? [] : [first, ...rest]) pending.add(below)
    lines.splice(line, 1, ...(first === undefined ? [] : [first]))
    lines.push(...rest)
    if (first === undefined) line = Math.max(line - 1, 0)
  }
  return sorted
}

/** The revisions and what lies between two of them: order is kept over gaps. */
function spannedBy(graph: RevisionGraph<GraphRevision>, ids: ReadonlySet<RevisionId>): ReadonlySet<RevisionId> {
  const above = descendants(graph, ids)
  return new Set([...ancestors(graph, ids)].filter((id) => above.has(id)))
}

/** What of the revisions left follows or depends on this one, near or far. */
function standingOn(
  graph: RevisionGraph<GraphRevision>,
  id: RevisionId,
  left: ReadonlySet<RevisionId>,
): ReadonlySet<RevisionId> {
  const standing = new Set<RevisionId>()
  const collect = (below: RevisionId): void => {
    for (const above of edgesOf(graph.above, below)) if (left.has(above)) standing.add(above)
  }
  collect(id)
  for (const above of standing) collect(above)
  return standing
}
