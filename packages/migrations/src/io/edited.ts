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
  const edited: RevisionId[] = []
  for (const { id, checksum, sqlChecksum: sent } of applied) {
    const revision = graph.byId.get(id)
    if (revision !== undefined && revision.checksum !== checksum && (await sendsOther(revision, sent))) edited.push(id)
  }
  return edited
}

async function sendsOther({ file }: Revision, sent: string | null): Promise<boolean> {
  if (sent === null) return true
  const { upgrade } = readBodies(await readFile(file, 'utf8'))
  return upgrade === null || sqlChecksum(upgrade) !== sent
}
