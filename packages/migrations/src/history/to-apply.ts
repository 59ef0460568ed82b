import type { RevisionGraph } from './graph.ts'
import { ancestors } from './lineage.ts'
import { oldestFirst } from './order.ts'
import { upgradePath } from './path.ts'
import type { GraphRevision } from './place.ts'
import { revisionsOf } from './resolve.ts'
import type { Standing } from './standing.ts'

/**
 * The revisions to run, in order, so that the database has the targets and everything below them. A revision that came into the history
 * below an applied one is among them: the ledger knows that it never ran.
 */
export function revisionsToApply<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  targets: string | readonly string[],
  { current, inserted }: Standing,
): readonly R[] {
  const path = upgradePath(graph, targets, current)
  if (inserted.length === 0) return path
  const reached = path.length > 0 ? path : [targets].flat().flatMap((target) => revisionsOf(graph, target, current))
  const wanted = ancestors(
    graph,
    reached.map(({ id }) => id),
  )
  const ids = [...path.map(({ id }) => id), ...inserted.filter((id) => wanted.has(id))]
  return oldestFirst(graph, new Set(ids))
}
