import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { readRevisions } from '../io/revisions.ts'
import { revisionFolders, type Settings } from '../settings.ts'

/** The history that the configured folders hold. Runs nobody's code. */
export const readGraph = async (settings: Settings): Promise<RevisionGraph> => graphIn(revisionFolders(settings))

/** The history that these folders hold. */
export const graphIn = async (folders: readonly string[]): Promise<RevisionGraph> =>
  revisionGraph(await readRevisions(folders))
