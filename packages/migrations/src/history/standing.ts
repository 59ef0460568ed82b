import type { AppliedRevision } from '../model/applied.ts'
import type { RevisionId } from '../model/revision.ts'
import { currentHeads, insertedBelow } from './current.ts'
import { edgesOf } from './edges.ts'
import { type RevisionGraph, realHeads } from './graph.ts'
import { ancestors } from './lineage.ts'
import { oldestFirst } from './order.ts'
import type { GraphRevision } from './place.ts'
import { type PartlyReplaced, partlyReplaced } from './replaced.ts'

/** How a database stands to the history, the gravest first where several are true. */
export type StandingState =
  | 'broken'
  | 'half-applied'
  | 'edited'
  | 'unknown'
  | 'ahead'
  | 'uninitialised'
  | 'behind'
  | 'up-to-date'

export interface Standing {
  readonly state: StandingState
  /** The applied revisions that nothing applied follows or depends on. */
  readonly current: readonly RevisionId[]
  readonly heads: readonly RevisionId[]
  /** In the files and not in the database, in the order of an upgrade. */
  readonly pending: readonly RevisionId[]
  /** Pending below a revision that is applied: they came into the history after it. */
  readonly inserted: readonly RevisionId[]
  /** In the database and not in the files. */
  readonly unknown: readonly RevisionId[]
  /** Applied from a file that has been changed since. */
  readonly edited: readonly RevisionId[]
  readonly halfApplied: readonly RevisionId[]
  /** Squashed revisions of which the database has a part only. */
  readonly partlyReplaced: readonly PartlyReplaced[]
}

export interface Compared {
  readonly graph: RevisionGraph<GraphRevision>
  readonly hasLedger: boolean
  readonly applied: readonly AppliedRevision[]
  /** Applied revisions whose file has another content, and whose statements are not the ones that were sent. */
  readonly edited: readonly RevisionId[]
}

/** Compares what is applied with what the files say. */
export function standing({ graph, hasLedger, applied, edited }: Compared): Standing {
  const appliedIds = new Set(applied.map(({ id }) => id))
  const pending = oldestFirst(graph, new Set([...graph.byId.keys()].filter((id) => !appliedIds.has(id))))
  const inserted = new Set(insertedBelow(graph, appliedIds).map(({ id }) => id))
  const facts = {
    current: currentIn(graph, applied),
    heads: realHeads(graph).map(({ id }) => id),
    pending: pending.map(({ id }) => id),
    inserted: pending.flatMap(({ id }) => (inserted.has(id) ? [id] : [])),
    unknown: applied.flatMap(({ id }) => (graph.byId.has(id) ? [] : [id])),
    edited,
    halfApplied: applied.flatMap(({ id, state }) => (state === 'applied' ? [] : [id])),
    partlyReplaced: partlyReplaced(graph, appliedIds),
  }
  return { state: stateOf(facts, hasLedger, applied), ...facts }
}

/** Without usable files there is only the database's own word. */
export const brokenStanding = (applied: readonly AppliedRevision[]): Standing => ({
  state: 'broken',
  current: currentHeads(applied),
  heads: [],
  pending: [],
  inserted: [],
  unknown: [],
  edited: [],
  halfApplied: applied.flatMap(({ id, state }) => (state === 'applied' ? [] : [id])),
  partlyReplaced: [],
})

/**
 * The applied revisions that no applied one stands on. A file has the last word on what its revision follows, because a rebase changes
 * that; of a revision without a file the ledger knows it.
 */
function currentIn(graph: RevisionGraph<GraphRevision>, applied: readonly AppliedRevision[]): readonly RevisionId[] {
  const directlyBelow = applied.flatMap(({ id, downRevisions, dependsOn }) =>
    graph.byId.has(id) ? edgesOf(graph.below, id) : [...downRevisions, ...dependsOn],
  )
  const below = ancestors(graph, directlyBelow)
  return applied.flatMap(({ id }) => (below.has(id) ? [] : [id]))
}

function stateOf(
  facts: Omit<Standing, 'state'>,
  hasLedger: boolean,
  applied: readonly AppliedRevision[],
): StandingState {
  if (facts.halfApplied.length > 0) return 'half-applied'
  if (facts.edited.length > 0) return 'edited'
  if (facts.unknown.length > 0) return isAhead(facts, applied) ? 'ahead' : 'unknown'
  if (!hasLedger) return 'uninitialised'
  return facts.pending.length > 0 ? 'behind' : 'up-to-date'
}

/** Everything the files have is applied, and what they do not have stands on it: these are the files of an earlier day. */
function isAhead({ unknown, pending }: Omit<Standing, 'state'>, applied: readonly AppliedRevision[]): boolean {
  const appliedIds = new Set(applied.map(({ id }) => id))
  const strangers = applied.filter(({ id }) => unknown.includes(id))
  const standsOnApplied = strangers.every(
    ({ downRevisions }) => downRevisions.length > 0 && downRevisions.every((id) => appliedIds.has(id)),
  )
  return pending.length === 0 && standsOnApplied
}
