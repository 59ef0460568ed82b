import type { RevisionGraph } from '../history/graph.ts'
import { descendants } from '../history/lineage.ts'
import { newestFirst } from '../history/order.ts'
import { downgradePath } from '../history/path.ts'
import { asReplaced } from '../history/replaced.ts'
import type { Standing } from '../history/standing.ts'
import { type RunOutcome, runRevisions } from '../io/run.ts'
import type { Task } from '../io/run-body.ts'
import type { AppliedRevision } from '../model/applied.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { consentFor } from './consent.ts'
import { graphWithApplied, ledgerTasks } from './ledger-tasks.ts'
import { foldersOf, type MoveOptions, placeOf, settingsOf } from './migration-options.ts'
import { graphIn } from './read-graph.ts'
import { unfinishedTasks, unknownError } from './refusals.ts'
import { compare } from './status.ts'
import { type Planner, revisionsWith, taskMaker } from './tasks.ts'

export interface DowngradeOptions extends MoveOptions {
  /** `-1`, `base`, an id, … */
  readonly target: string
}

/** Moves a database towards base, undoing one revision after another, the latest first. */
export const downgrade = async (options: DowngradeOptions): Promise<RunOutcome> =>
  runDowngrade(options, await graphIn(foldersOf(options)))

/** The same by a history that was read before. */
export const runDowngrade = (options: DowngradeOptions, graph: RevisionGraph): Promise<RunOutcome> =>
  runRevisions(settingsOf(options, 'downgrade'), {
    plan: downgradePlanner(options, graph),
    consent: consentFor(options),
  })

/** Says, for a database in a certain state, what a downgrade has to run. */
export function downgradePlanner(options: DowngradeOptions, graph: RevisionGraph): Planner {
  const fromFiles = taskMaker({ graph, direction: 'downgrade', dataSource: options.dataSource })
  let undone: readonly Revision[] | null = null
  return async (given, database) => {
    const state = { ...given, applied: asReplaced(graph, given.applied) }
    const found = await compare(graph, state)
    const unfinished = await unfinishedTasks(found, state, (ids) => fromFiles(revisionsWith(graph, ids)))
    const known = graphWithApplied(graph, state.applied)
    if (known === null) throw unknownError(found)
    // "-1" means one less than there was at first, also when a lost session or another run makes this look again.
    undone ??= downgradePath(known, options.target, found.current)
    const path = pathThrough(known, undone, state.applied)
    const fromLedger = ledgerTasks(database, placeOf(options))
    return [...unfinished, ...(await tasksFor(path, found, { fromFiles, fromLedger }))]
  }
}

/** All that has to go for these to go, and that is there. */
function pathThrough(
  graph: RevisionGraph,
  undone: readonly Revision[],
  applied: readonly AppliedRevision[],
): readonly Revision[] {
  const whole = new Set(applied.flatMap(({ id, state }) => (state === 'applied' ? [id] : [])))
  const above = descendants(
    graph,
    undone.map(({ id }) => id),
  )
  return newestFirst(graph, above).filter(({ id }) => whole.has(id))
}

type Tasks = (revisions: readonly Revision[]) => Promise<readonly Task[]>

interface Sources {
  readonly fromFiles: Tasks
  readonly fromLedger: Tasks
}

/**
 * What has no file here, or another one than was applied, is undone as the ledger has it: that is what is in the database. An edited
 * file is the only word where the ledger has none.
 */
async function tasksFor(path: readonly Revision[], found: Standing, sources: Sources): Promise<readonly Task[]> {
  const doubtful = path.filter(({ id }) => found.unknown.includes(id) || found.edited.includes(id))
  const stored = await sources.fromLedger(doubtful)
  const isStored = (id: RevisionId): boolean => stored.some(({ revision }) => revision.id === id)
  const lost = doubtful.filter(({ id }) => found.unknown.includes(id) && !isStored(id))
  if (lost.length > 0) throw unknownError({ ...found, unknown: lost.map(({ id }) => id) })
  const written = await sources.fromFiles(path.filter(({ id }) => !isStored(id)))
  const tasks = new Map([...stored, ...written].map((task) => [task.revision.id, task]))
  return path.flatMap(({ id }) => tasks.get(id) ?? [])
}
