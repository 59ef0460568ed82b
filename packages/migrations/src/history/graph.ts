import { HistoryError } from '../errors.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { refuseCycles } from './cycle.ts'
import { type Edges, edgesOf, joined, reach, reversed, unique } from './edges.ts'
import { nameProblem } from './naming.ts'
import { filesOf, type GraphRevision, place } from './place.ts'
import { withoutReplaced } from './replaced.ts'

/** Every revision with its neighbours. Lists are in load order, or in the order of the file where the file has one. */
export interface RevisionGraph<R extends GraphRevision = Revision> {
  /** In load order, which decides between revisions that the edges leave free. */
  readonly revisions: readonly R[]
  readonly byId: ReadonlyMap<RevisionId, R>
  /** The revision that declares a label. */
  readonly byLabel: ReadonlyMap<string, R>
  /** What stands in the place of a revision that was squashed into it. */
  readonly replacedBy: ReadonlyMap<RevisionId, R>
  /** Revisions that a squash has replaced and whose files are still there: they are no part of the history. */
  readonly passedOver: readonly R[]
  /** What a revision follows. */
  readonly down: Edges
  /** What follows a revision. */
  readonly next: Edges
  /** What a revision depends on, labels resolved. */
  readonly dependencies: Edges
  /** What a revision follows, then what it depends on unless a revision it follows says so already. */
  readonly below: Edges
  /** What follows a revision or depends on it. */
  readonly above: Edges
}

/** Links revisions; the order of the iterable is the load order. */
export function revisionGraph<R extends GraphRevision>(iterable: Iterable<R>): RevisionGraph<R> {
  const { revisions, replacedBy, passedOver } = withoutReplaced([...iterable])
  const byId = indexById(revisions)
  const byLabel = indexByLabel(revisions, byId)
  const down = new Map<RevisionId, readonly RevisionId[]>()
  const dependencies = new Map<RevisionId, readonly RevisionId[]>()
  for (const revision of revisions) {
    down.set(revision.id, downRevisions(revision, byId))
    if (revision.dependsOn.length > 0) dependencies.set(revision.id, dependenciesOf(revision, byId, byLabel))
  }
  const next = reversed(down)
  const both = joined(down, dependencies)
  const above = both === down ? next : reversed(both)
  refuseCycles(revisions, { below: both, above })
  const below = joined(down, withoutImplied(dependencies, next))
  return { revisions, byId, byLabel, replacedBy, passedOver, down, next, dependencies, below, above }
}

/** What nothing follows; another revision may depend on it. */
export const heads = <R extends GraphRevision>(graph: RevisionGraph<R>): readonly R[] =>
  graph.revisions.filter(({ id }) => edgesOf(graph.next, id).length === 0)

/** What nothing follows or depends on: where a database that has everything is. */
export const realHeads = <R extends GraphRevision>(graph: RevisionGraph<R>): readonly R[] =>
  graph.revisions.filter(({ id }) => edgesOf(graph.above, id).length === 0)

/** What follows nothing. */
export const bases = <R extends GraphRevision>(graph: RevisionGraph<R>): readonly R[] =>
  graph.revisions.filter(({ id }) => edgesOf(graph.down, id).length === 0)

export const isBranchPoint = (graph: RevisionGraph<GraphRevision>, id: RevisionId): boolean =>
  edgesOf(graph.next, id).length > 1

export const isMergePoint = (graph: RevisionGraph<GraphRevision>, id: RevisionId): boolean =>
  edgesOf(graph.down, id).length > 1

/** The revision with this very id. */
export function revisionOf<R extends GraphRevision>(graph: RevisionGraph<R>, id: RevisionId): R {
  const revision = graph.byId.get(id)
  if (revision !== undefined) return revision
  throw new HistoryError(`No revision has the id ${id}.`, {
    fault: 'unknown-revision',
    ids: [id],
    hint: 'List those that there are: migrate history',
  })
}

function indexById<R extends GraphRevision>(revisions: readonly R[]): ReadonlyMap<RevisionId, R> {
  const byId = new Map<RevisionId, R>()
  for (const revision of revisions) {
    const twin = byId.get(revision.id)
    if (twin !== undefined) throw duplicate(`The revision ${revision.id}`, twin, revision)
    refuseName('revision id', revision.id, revision)
    byId.set(revision.id, revision)
  }
  return byId
}

function indexByLabel<R extends GraphRevision>(
  revisions: readonly R[],
  byId: ReadonlyMap<RevisionId, R>,
): ReadonlyMap<string, R> {
  const byLabel = new Map<string, R>()
  for (const revision of revisions.filter(({ branchLabels }) => branchLabels.length > 0)) {
    for (const label of unique(revision.branchLabels)) {
      const twin = byLabel.get(label) ?? byId.get(label)
      if (twin !== undefined) throw duplicate(`The name ${label}`, twin, revision)
      refuseName('branch label', label, revision)
      byLabel.set(label, revision)
    }
  }
  return byLabel
}

function refuseName(what: string, name: string, revision: GraphRevision): void {
  const problem = nameProblem(name)
  if (problem === null) return
  throw new HistoryError(`The ${what} ${JSON.stringify(name)} of ${place(revision)} ${problem}.`, {
    fault: 'unreadable',
    ids: [revision.id],
    files: filesOf([revision]),
    hint: `Change it in ${place(revision)}.`,
  })
}

function duplicate(what: string, first: GraphRevision, second: GraphRevision): HistoryError {
  const same = place(first) === place(second)
  const [here, there] = same ? [first.file ?? 'one revision', second.file ?? 'another'] : [place(first), place(second)]
  return new HistoryError(`${what} is declared twice, in ${here} and in ${there}.`, {
    fault: 'duplicate',
    ids: [...new Set([first.id, second.id])],
    files: filesOf([first, second]),
    hint: `Give it another name in ${there}, or remove one of the two files.`,
  })
}

function downRevisions<R extends GraphRevision>(revision: R, byId: ReadonlyMap<RevisionId, R>): readonly RevisionId[] {
  for (const id of revision.downRevisions) if (!byId.has(id)) throw missing(revision, 'follows', id)
  return unique(revision.downRevisions)
}

function dependenciesOf<R extends GraphRevision>(
  revision: R,
  byId: ReadonlyMap<RevisionId, R>,
  byLabel: ReadonlyMap<string, R>,
): readonly RevisionId[] {
  const resolved = revision.dependsOn.map((name) => {
    const found = byId.get(name) ?? byLabel.get(name)
    if (found === undefined) throw missing(revision, 'depends on', name)
    return found.id
  })
  return unique(resolved)
}

function missing(revision: GraphRevision, verb: string, id: string): HistoryError {
  return new HistoryError(`${place(revision)} ${verb} the revision ${id}, and no file holds it.`, {
    fault: 'missing-revision',
    ids: [id],
    files: filesOf([revision]),
    hint: `Bring its file back, or name another revision in ${place(revision)}.`,
  })
}

/** Leaves a dependency out where a revision below the dependent one, by down revisions, declares the same. */
function withoutImplied(dependencies: Edges, next: Edges): Edges {
  if (dependencies.size === 0) return dependencies
  const dependents = reversed(dependencies)
  const kept = new Map([...dependencies].map(([id, targets]) => [id, [...targets]]))
  for (const [target, ids] of dependents) {
    if (ids.length < 2) continue
    const implied = reach(
      next,
      ids.flatMap((id) => edgesOf(next, id)),
    )
    for (const id of ids)
      if (implied.has(id))
        kept.set(
          id,
          (kept.get(id) ?? []).filter((other) => other !== target),
        )
  }
  return kept
}
