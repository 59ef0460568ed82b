import { UsageError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import type { RevisionGraph } from './graph.ts'
import { ancestors } from './lineage.ts'
import { type GraphRevision, listed } from './place.ts'

/** What another tool has written into the database of its own history. */
export interface Record {
  readonly by: 'alembic' | 'typeorm'
  readonly revisions: readonly string[]
}

/**
 * The revisions that another tool says are applied. Alembic names the heads, and what is below them is applied too. TypeORM names each, so
 * a migration that it has passed over stays pending; names whose files are gone are of no use to it either.
 */
export function recordedRevisions(graph: RevisionGraph<GraphRevision>, record: Record | null): ReadonlySet<RevisionId> {
  const known = (record?.revisions ?? []).flatMap((name) => recordedId(graph, name) ?? [])
  if (record?.by === 'alembic' && known.length === record.revisions.length) return ancestors(graph, known)
  if (record?.by === 'typeorm' && known.length > 0) return new Set(known)
  if (record === null) {
    throw new UsageError('No other tool has recorded here where the database stands.', {
      hint: 'Name the revision: migrate stamp <revision>, or migrate stamp head',
    })
  }
  const unknown = record.revisions.filter((name) => recordedId(graph, name) === null)
  const tool = record.by === 'alembic' ? 'Alembic' : 'TypeORM'
  throw new UsageError(`${tool} says that the database has ${listed(unknown)}, and no file here holds that.`, {
    hint: 'Name the revision that is the same: migrate stamp <revision>, or migrate stamp head',
  })
}

/** Alembic has ids of its own; TypeORM a name, which is the id here or ends in the timestamp that is. */
function recordedId(graph: RevisionGraph<GraphRevision>, name: string): RevisionId | null {
  const ids = [name, /\d{13}$/.exec(name)?.[0] ?? name]
  const found = ids
    .map((id) => graph.byId.get(id) ?? graph.replacedBy.get(id))
    .find((revision) => revision !== undefined)
  return found?.id ?? null
}
