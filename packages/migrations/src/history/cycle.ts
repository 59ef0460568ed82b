import { HistoryError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import { type Edges, edgesOf } from './edges.ts'
import { filesOf, type GraphRevision, place } from './place.ts'

/** Throws when following and depending lead from a revision back to itself. */
export function refuseCycles(
  revisions: readonly GraphRevision[],
  { below, above }: { readonly below: Edges; readonly above: Edges },
): void {
  const bases = revisions.filter(({ id }) => edgesOf(below, id).length === 0)
  const stuck = unreachableFrom(bases, { below, above })
  const [first] = stuck
  if (first === undefined) return
  const byId = new Map(revisions.map((revision) => [revision.id, revision]))
  const cycle = cycleFrom(first, stuck, below).flatMap((id) => byId.get(id) ?? [])
  throw new HistoryError(
    `The history runs in a circle: ${cycle.map((revision, at) => link(revision, cycle, at)).join(', ')}.`,
    {
      fault: 'cycle',
      ids: cycle.map(({ id }) => id),
      files: filesOf(cycle),
      hint: 'Correct downRevision or dependsOn in one of these files.',
    },
  )
}

/** What is never free to run: the members of cycles and what stands on them. */
function unreachableFrom(
  bases: readonly GraphRevision[],
  { below, above }: { readonly below: Edges; readonly above: Edges },
): ReadonlySet<RevisionId> {
  const free = bases.map(({ id }) => id)
  // Nearly every revision stands on one other, and is free when that is.
  const waitsFor = new Map<RevisionId, number>()
  for (const id of free) {
    for (const waiting of edgesOf(above, id)) {
      const left = (waitsFor.get(waiting) ?? edgesOf(below, waiting).length) - 1
      if (left === 0) free.push(waiting)
      else waitsFor.set(waiting, left)
    }
  }
  if (free.length === below.size) return new Set()
  const isFree = new Set(free)
  return new Set([...below.keys()].filter((id) => !isFree.has(id)))
}

/** Walks down among the stuck, each of which stands on another, until a revision comes again. */
function cycleFrom(start: RevisionId, stuck: ReadonlySet<RevisionId>, below: Edges): readonly RevisionId[] {
  const path: RevisionId[] = []
  const seen = new Set<RevisionId>()
  let at: RevisionId | undefined = start
  while (at !== undefined && !seen.has(at)) {
    seen.add(at)
    path.push(at)
    at = edgesOf(below, at).find((id) => stuck.has(id))
  }
  return at === undefined ? path : path.slice(path.indexOf(at))
}

function link(revision: GraphRevision, cycle: readonly GraphRevision[], at: number): string {
  const target = cycle[(at + 1) % cycle.length] ?? revision
  const verb = revision.downRevisions.includes(target.id) ? 'follows' : 'depends on'
  return `${place(revision)} ${verb} ${target === revision ? 'itself' : place(target)}`
}
