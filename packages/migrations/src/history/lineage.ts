import type { RevisionId } from '../model/revision.ts'
import { edgesOf, reach } from './edges.ts'
import { isBranchPoint, isMergePoint, type RevisionGraph } from './graph.ts'
import type { GraphRevision } from './place.ts'

/** The given revisions with all that they follow or depend on. */
export const ancestors = (graph: RevisionGraph<GraphRevision>, from: Iterable<RevisionId>): ReadonlySet<RevisionId> =>
  reach(graph.below, from)

/** The given revisions with all that follows or depends on them. */
export const descendants = (graph: RevisionGraph<GraphRevision>, from: Iterable<RevisionId>): ReadonlySet<RevisionId> =>
  reach(graph.above, from)

/** The given revisions with all that they follow; dependencies do not count. */
export const lineBelow = (graph: RevisionGraph<GraphRevision>, from: Iterable<RevisionId>): ReadonlySet<RevisionId> =>
  reach(graph.down, from)

/** The given revisions with all that follows them; dependencies do not count. */
export const lineAbove = (graph: RevisionGraph<GraphRevision>, from: Iterable<RevisionId>): ReadonlySet<RevisionId> =>
  reach(graph.next, from)

/** Below and above one revision: the branch that it names in `label@…`. */
export const lineage = (graph: RevisionGraph<GraphRevision>, id: RevisionId): ReadonlySet<RevisionId> =>
  new Set([...lineBelow(graph, [id]), ...lineAbove(graph, [id])])

/** Of these revisions, those that none of them follows or depends on. */
export const tips = (graph: RevisionGraph<GraphRevision>, ids: ReadonlySet<RevisionId>): RevisionId[] =>
  [...ids].filter((id) => !edgesOf(graph.above, id).some((above) => ids.has(above)))

/** Of these revisions, those that none of them follows: with them, the heads that only a dependency holds. */
export const lineTips = (graph: RevisionGraph<GraphRevision>, ids: ReadonlySet<RevisionId>): RevisionId[] =>
  [...ids].filter((id) => !edgesOf(graph.next, id).some((next) => ids.has(next)))

export const branchPoints = <R extends GraphRevision>(graph: RevisionGraph<R>): readonly R[] =>
  graph.revisions.filter(({ id }) => isBranchPoint(graph, id))

/** The labels each revision goes by: its own, those of the branch it is on, and those that begin above it on its line. */
export function branchLabels(graph: RevisionGraph<GraphRevision>): ReadonlyMap<RevisionId, readonly string[]> {
  const labels = new Map<RevisionId, string[]>(graph.revisions.map(({ id }) => [id, []]))
  for (const [label, { id }] of graph.byLabel) {
    const named = new Set([...lineAbove(graph, [id]), ...trunk(graph, id)])
    for (const member of named) labels.get(member)?.push(label)
  }
  return labels
}

/** From a revision down to where its line leaves another one or came together from several. */
function trunk(graph: RevisionGraph<GraphRevision>, from: RevisionId): readonly RevisionId[] {
  const line: RevisionId[] = []
  let at: RevisionId | undefined = from
  while (at !== undefined && edgesOf(graph.above, at).length < 2 && !isMergePoint(graph, at)) {
    line.push(at)
    at = edgesOf(graph.down, at)[0]
  }
  return line
}
