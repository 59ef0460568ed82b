import { readFile } from 'node:fs/promises'

import { literalsOf, readBodies } from '../history/bodies.ts'
import { revisionGraph } from '../history/graph.ts'
import { oldestFirst } from '../history/order.ts'
import { readRevisions } from './revisions.ts'

/** The SQL of every upgrade in the history by revision, oldest first, without running any of it. */
export async function historyStatements(folders: readonly string[]): Promise<readonly (readonly string[])[]> {
  const graph = revisionGraph(await readRevisions(folders))
  const revisions = oldestFirst(graph, new Set(graph.byId.keys()))
  const sources = await Promise.all(revisions.map(({ file }) => readFile(file, 'utf8')))
  return sources.map((source) => readBodies(source)?.upgrade ?? literalsOf(source, 'upgrade'))
}
