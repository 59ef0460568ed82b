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
  const missing = idsOf(graph.revisions.filter(({ id }) => !appliedIds.has(id)))
  const pending = oldestFirst(graph, new Set(missing))
  const inserted = new Set(missing.length === 0 ? [] : idsOf(insertedBelow(graph, appliedIds)))
  const facts = {
    current: currentIn(graph, applied, { applied: appliedIds, inserted }),
    heads: idsOf(realHeads(graph)),
    pending: idsOf(pending),
    inserted: pending.flatMap(({ id }) => (inserted.has(id) ? [id] : [])),
    unknown: idsOf(applied.filter(({ id }) => !graph.byId.has(id))),
    edited,
    halfApplied: idsOf(applied.filter(({ state }) => state !== 'applied')),
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
  halfApplied: idsOf(applied.filter(({ state }) => state !== 'applied')),
  partlyReplaced: [],
})

/**
 * The applied revisions that no applied one stands on. A file has the last word on what its revision follows, because a rebase changes
 * that; of a revision without a file the ledger knows it. What is not applied leads on to something applied only if it came in below that.
 */
function currentIn(
  graph: RevisionGraph<GraphRevision>,
  rows: readonly AppliedRevision[],
  { applied, inserted }: Readonly<Record<'applied' | 'inserted', ReadonlySet<RevisionId>>>,
): readonly RevisionId[] {
  const strangers = rows.filter(({ id }) => !graph.byId.has(id))
  const belowStrangers = ancestors(
    graph,
    strangers.flatMap(({ downRevisions, dependsOn }) => [...downRevisions, ...dependsOn]),
  )
  const isStoodOn = (id: RevisionId): boolean =>
    belowStrangers.has(id) || edgesOf(graph.above, id).some((above) => applied.has(above) || inserted.has(above))
  return idsOf(rows.filter(({ id }) => !isStoodOn(id)))
}

const idsOf = (revisions: readonly { readonly id: RevisionId }[]): readonly RevisionId[] =>
  revisions.map(({ id }) => id)

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
