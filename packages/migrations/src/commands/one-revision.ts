import { HistoryError } from '../errors.ts'
import type { RevisionGraph } from '../history/graph.ts'
import { listed } from '../history/place.ts'
import { revisionsOf } from '../history/resolve.ts'
import type { Revision } from '../model/revision.ts'
import type { Context } from './command.ts'
import { currentIfNamed } from './database-status.ts'

/** The revision that a target names, for commands that work on one. */
export async function oneRevision(context: Context, graph: RevisionGraph, target: string): Promise<Revision> {
  const revisions = revisionsOf(graph, target, await currentIfNamed(context, target))
  const [revision, ...others] = revisions
  if (revision !== undefined && others.length === 0) return revision
  const ids = revisions.map(({ id }) => id)
  if (revision === undefined) {
    throw new HistoryError(`"${target}" names no revision.`, {
      fault: 'unknown-revision',
      hint: 'List those that there are: migrate history',
    })
  }
  throw new HistoryError(`"${target}" names ${ids.length} revisions: ${listed(ids)}.`, {
    fault: 'ambiguous',
    ids,
    hint: `Name one of them, such as ${revision.id}.`,
  })
}
