import type { Header, RevisionId } from '../model/revision.ts'
import { edgesOf } from './edges.ts'
import type { RevisionGraph } from './graph.ts'
import { ancestors, lineTips } from './lineage.ts'
import type { GraphRevision } from './place.ts'

/** What tells where a database is; dependencies as ids. */
type Applied = Pick<Header, 'id' | 'downRevisions'> & Partial<Pick<Header, 'dependsOn'>>

/** Where a database is: what it has applied and nothing else it has applied follows or depends on, in the given order. */
export function currentHeads(applied: Iterable<Applied>): readonly RevisionId[] {
  const all = [...applied]
  const below = new Set(all.flatMap(({ downRevisions, dependsOn = [] }) => [...downRevisions, ...dependsOn]))
  return all.flatMap(({ id }) => (below.has(id) ? [] : [id]))
}

/** Heads of branches that a database is at, also those that only a dependency keeps there; in load order. */
export function effectiveHeads<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  current: readonly RevisionId[],
): readonly R[] {
  const known = current.filter((id) => graph.byId.has(id))
  const heads = new Set(lineTips(graph, ancestors(graph, known)))
  return graph.revisions.filter(({ id }) => heads.has(id))
}

/** Revisions below applied ones that are not applied themselves: put there after those above them ran. */
export function insertedBelow<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  applied: ReadonlySet<RevisionId>,
): readonly R[] {
  const known = [...applied].filter((id) => graph.byId.has(id))
  const below = ancestors(graph, known)
  return graph.revisions.filter(({ id }) => below.has(id) && !applied.has(id))
}

/** The ids a revision follows or depends on, as a ledger keeps them beside its row. */
export const dependencyIds = (graph: RevisionGraph<GraphRevision>, id: RevisionId): readonly RevisionId[] =>
  edgesOf(graph.dependencies, id)
