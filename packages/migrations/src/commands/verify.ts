import { readFile } from 'node:fs/promises'
import type { DataSource } from 'typeorm'

import { StateError } from '../errors.ts'
import { readStatements } from '../history/bodies.ts'
import { type RevisionGraph, realHeads, revisionGraph } from '../history/graph.ts'
import { ancestors } from '../history/lineage.ts'
import { newestFirst, oldestFirst } from '../history/order.ts'
import { historyRange } from '../history/range.ts'
import { revisionsOf } from '../history/resolve.ts'
import type { EntityCheck, RevisionTasks } from '../io/prove.ts'
import { readRevisions } from '../io/revisions.ts'
import { runVerification } from '../io/verification.ts'
import type { Declarations } from '../model/declaration.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import type { Rule } from '../model/rule.ts'
import type { Verification } from '../model/verification.ts'
import { foldersOf, placeOf, type StatusOptions } from './migration-options.ts'
import { status } from './status.ts'
import { taskMaker } from './tasks.ts'

export interface VerifyOptions extends StatusOptions {
  /**
   * `from:to`, both included, or one target: proven upon what the history below makes from nothing. Left out, what is pending is
   * proven upon a likeness of the database with some of its rows; where nothing is, the heads are, upon their history.
   */
  readonly range?: string | undefined
  /** Exactly these, upon what the history below them makes; instead of a range. */
  readonly only?: readonly RevisionId[] | undefined
  /** The entities that the end of the history is compared with, and that hand-written revisions work with; need not be connected. */
  readonly dataSource?: (() => Promise<DataSource>) | undefined
  /** Exceptions from "the database is what the entities declare". */
  readonly rules?: readonly Rule[] | undefined
  /** What entities cannot say, by kind. */
  readonly declared?: Declarations | undefined
  readonly signal?: AbortSignal | undefined
  /** Told what is under way, a few words at a time. */
  readonly onProgress?: ((text: string) => void) | undefined
}

/** Runs revisions up, down and up again on a database that is made for it, and tells what they do there and what is wrong with it. */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const graph = revisionGraph(await readRevisions(foldersOf(options)))
  const { start, ids } = await chosen(graph, options)
  const revisions = oldestFirst(graph, ids)
  const applied = start === 'database' ? new Set<RevisionId>() : ancestors(graph, ids)
  const below = oldestFirst(graph, new Set([...applied].filter((id) => !ids.has(id))))
  const tasksOf = revisionTasks(graph, options.dataSource)
  return runVerification({
    connection: { url: options.url, connection: options.connection },
    place: placeOf(options),
    signal: options.signal,
    progress: options.onProgress ?? (() => undefined),
    start,
    below: await tasksOf(below),
    revisions: await tasksOf(revisions),
    entities: realHeads(graph).every(({ id }) => ids.has(id)) ? await entityCheck(options) : null,
  })
}

interface Chosen {
  readonly start: Verification['start']
  readonly ids: ReadonlySet<RevisionId>
}

async function chosen(graph: RevisionGraph, options: VerifyOptions): Promise<Chosen> {
  const idsOf = (revisions: readonly Revision[]) => new Set(revisions.map(({ id }) => id))
  const { range, only } = options
  if (only !== undefined) return { start: 'history', ids: new Set(only) }
  if (range !== undefined) {
    const current = /\bcurrent\b/.test(range) ? (await status(options)).current : null
    const named = range.includes(':') ? historyRange(graph, range, current) : revisionsOf(graph, range, current)
    return { start: 'history', ids: idsOf(named) }
  }
  const { pending, halfApplied, advice } = await status(options)
  if (halfApplied.length > 0) throw new StateError(advice, { fault: 'half-applied', ids: halfApplied })
  if (pending.length > 0) return { start: 'database', ids: new Set(pending) }
  return { start: 'history', ids: idsOf(newestFirst(graph, idsOf(realHeads(graph)))) }
}

/** Makes of revisions what is run in either direction. */
export function revisionTasks(
  graph: RevisionGraph,
  dataSource: VerifyOptions['dataSource'],
): (revisions: readonly Revision[]) => Promise<readonly RevisionTasks[]> {
  const up = taskMaker({ graph, direction: 'upgrade', dataSource })
  const down = taskMaker({ graph, direction: 'downgrade', dataSource })
  return async (revisions) => {
    const [upgrades, downgrades] = [await up(revisions), await down(revisions)]
    const sources = await Promise.all(revisions.map(({ file }) => readFile(file, 'utf8')))
    return revisions.flatMap((revision, index) => {
      const [upgrade, downgrade] = [upgrades[index], downgrades[index]]
      if (upgrade === undefined || downgrade === undefined) return []
      const written = readStatements(sources[index] ?? '')
      return [
        {
          revision,
          upgrade: { task: upgrade, written: written.upgrade },
          downgrade: { task: downgrade, written: written.downgrade },
        },
      ]
    })
  }
}

/** Compares as `check` does, on the scratch database. */
async function entityCheck(options: VerifyOptions): Promise<EntityCheck | null> {
  const { dataSource } = options
  if (dataSource === undefined) return null
  const [{ compare }, { historyStatements }] = await Promise.all([
    import('../io/compare.ts'),
    import('../io/history-statements.ts'),
  ])
  const comparing = {
    dataSource,
    defaultNamespace: options.defaultNamespace ?? null,
    ledgerSchema: placeOf(options).ledgerSchema,
    includeUnmanaged: false,
    rules: options.rules ?? [],
    declarations: options.declared ?? {},
    renaming: null,
    isStrict: true as const,
    statements: () => historyStatements(foldersOf(options)),
  }
  return async (database) => (await compare(database, comparing)).operations
}
