import { HistoryError } from '../errors.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { edgesOf } from './edges.ts'
import { heads, type RevisionGraph, revisionOf } from './graph.ts'
import { ancestors, lineAbove, lineBelow } from './lineage.ts'
import { oldestFirst } from './order.ts'
import { filesOf, type GraphRevision, listed, place } from './place.ts'

/** One side of a history that is to stand on the other. */
export interface Rebase<R extends GraphRevision = Revision> {
  readonly onto: R
  /** What goes along, in the order of an upgrade. */
  readonly moved: readonly R[]
  /** What those follow from then on that follow others than before. */
  readonly follows: ReadonlyMap<RevisionId, readonly RevisionId[]>
}

/**
 * The side that a revision is on, from where it leaves the line of `onto` up to its heads, and what has to change for it to stand there.
 * Nothing below `onto` goes along, so no circle can come of it.
 */
export function rebaseOnto<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  side: RevisionId,
  onto: RevisionId,
): Rebase<R> {
  const settled = ancestors(graph, [onto])
  if (settled.has(side)) throw alreadyBelow(graph, side, onto)
  const lower = [...lineBelow(graph, [side])].filter((id) => !settled.has(id))
  const ids = new Set(lineAbove(graph, lower))
  if (ids.has(onto)) throw above(side, onto)
  const moved = oldestFirst(graph, ids)
  const follows = moved.flatMap(({ id }) => {
    const before = edgesOf(graph.down, id)
    const kept = before.filter((down) => !settled.has(down))
    const after = kept.some((down) => ids.has(down)) ? kept : [onto, ...kept]
    return isSame(before, after) ? [] : [[id, after] as const]
  })
  refuseMigrations(moved.filter(({ id }) => follows.some(([changed]) => changed === id)))
  if (follows.length === 0) throw standsThere(side, onto)
  return { onto: revisionOf(graph, onto), moved, follows: new Map(follows) }
}

/** The head that a side can be moved onto when nobody names one: the only one that is not its own. */
export function otherHead(graph: RevisionGraph<GraphRevision>, side: RevisionId): RevisionId {
  const own = lineAbove(graph, [side])
  const others = heads(graph).flatMap(({ id }) => (own.has(id) ? [] : [id]))
  const [other, ...more] = others
  if (other !== undefined && more.length === 0) return other
  if (other === undefined) throw noOther(side, heads(graph).length)
  throw new HistoryError(`There are ${others.length} other heads: ${listed(others)}.`, {
    fault: 'several-heads',
    ids: others,
    hint: `Name the one to move it onto: migrate rebase ${side} --onto ${other}`,
  })
}

function noOther(side: RevisionId, count: number): HistoryError {
  const why = count === 1 ? 'The history has one head' : `Every head stands on ${side}`
  return new HistoryError(`${why}, so there is no other side to move ${side} onto.`, {
    fault: 'range',
    ids: [side],
    hint: count === 1 ? 'See how they stand: migrate history' : 'Name a revision that only one side has: migrate heads',
  })
}

const isSame = (one: readonly RevisionId[], other: readonly RevisionId[]): boolean => one.join() === other.join()

function refuseMigrations(revisions: readonly GraphRevision[]): void {
  const fixed = revisions.filter(({ format }) => format === 'typeorm')
  const [first] = fixed
  if (first === undefined) return
  throw new HistoryError(`${place(first)} is a migration of TypeORM, which follows the one before it in time.`, {
    fault: 'range',
    ids: fixed.map(({ id }) => id),
    files: filesOf(fixed),
    hint: 'Move the other side onto this one.',
  })
}

function alreadyBelow(graph: RevisionGraph<GraphRevision>, side: RevisionId, onto: RevisionId): HistoryError {
  const own = lineAbove(graph, [side])
  const tips = heads(graph).flatMap(({ id }) => (own.has(id) && id !== onto ? [id] : []))
  return new HistoryError(`${onto} stands on ${side}, which therefore is on both sides.`, {
    fault: 'range',
    ids: [side, onto],
    hint:
      tips[0] === undefined
        ? 'See what there is to move: migrate heads'
        : `Name a revision that only one side has: migrate rebase ${tips[0]}`,
  })
}

const above = (side: RevisionId, onto: RevisionId): HistoryError =>
  new HistoryError(`${onto} is on the side of ${side}, which cannot stand on itself.`, {
    fault: 'range',
    ids: [side, onto],
    hint: 'Name a revision of another side: migrate heads',
  })

const standsThere = (side: RevisionId, onto: RevisionId): HistoryError =>
  new HistoryError(`${side} stands on ${onto} already.`, {
    fault: 'range',
    ids: [side, onto],
    hint: 'See how they stand: migrate history',
  })
