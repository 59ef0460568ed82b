import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { readRevisions } from '../io/revisions.ts'
import { revisionFolders, type Settings } from '../settings.ts'

/** The history that the configured folders hold. Runs nobody's code. */
export const readGraph = async (settings: Settings): Promise<RevisionGraph> =>
  revisionGraph(await readRevisions(revisionFolders(settings)))
