import { readFile } from 'node:fs/promises'

import { readBodies } from '../history/bodies.ts'
import type { RevisionGraph } from '../history/graph.ts'
import type { AppliedRevision } from '../model/applied.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { sqlChecksum } from './ledger-write.ts'

/**
 * The applied revisions whose file was edited since. A comment or a formatter changes no statement, so where the file has its
 * statements literally, those decide.
 */
export async function editedRevisions(
  graph: RevisionGraph,
  applied: readonly AppliedRevision[],
): Promise<readonly RevisionId[]> {
  const edited = await Promise.all(
    applied.map(async (entry) => {
      const revision = graph.byId.get(entry.id)
      return revision !== undefined && (await isEdited(revision, entry)) ? [entry.id] : []
    }),
  )
  return edited.flat()
}

async function isEdited(revision: Revision, { checksum, sqlChecksum: sent }: AppliedRevision): Promise<boolean> {
  if (revision.checksum === checksum) return false
  if (sent === null) return true
  const { upgrade } = readBodies(await readFile(revision.file, 'utf8'))
  return upgrade === null || sqlChecksum(upgrade) !== sent
}
