import { revisionGraph } from '../history/graph.ts'
import { descendants } from '../history/lineage.ts'
import { newestFirst } from '../history/order.ts'
import { downgradePath } from '../history/path.ts'
import { readRevisions } from '../io/revisions.ts'
import { type RunOutcome, runRevisions } from '../io/run.ts'
import type { Revision } from '../model/revision.ts'
import { consentFor } from './consent.ts'
import { foldersOf, type MoveOptions, settingsOf } from './migration-options.ts'
import { refuseUnknown, unfinishedTasks } from './refusals.ts'
import { compare } from './status.ts'
import { type Planner, revisionsWith, taskMaker } from './tasks.ts'

export interface DowngradeOptions extends MoveOptions {
  /** `-1`, `base`, an id, … */
  readonly target: string
}

/** Moves a database towards base, undoing one revision after another, the latest first. */
export async function downgrade(options: DowngradeOptions): Promise<RunOutcome> {
  const plan = await downgradePlanner(options)
  return runRevisions(settingsOf(options, 'downgrade'), { plan, consent: consentFor(options) })
}

/** Says, for a database in a certain state, what a downgrade has to run. */
export async function downgradePlanner(options: DowngradeOptions): Promise<Planner> {
  const graph = revisionGraph(await readRevisions(foldersOf(options)))
  const tasksOf = taskMaker({ graph, direction: 'downgrade', dataSource: options.dataSource })
  let undone: readonly Revision[] | null = null
  return async (state) => {
    const found = await compare(graph, state)
    const unfinished = await unfinishedTasks(found, state, (ids) => tasksOf(revisionsWith(graph, ids)))
    refuseUnknown(found)
    const whole = new Set(state.applied.flatMap((row) => (row.state === 'applied' ? [row.id] : [])))
    // "-1" means one less than there was at first, also when a lost session or another run makes this look again.
    undone ??= downgradePath(graph, options.target, found.current)
    const path = newestFirst(
      graph,
      descendants(
        graph,
        undone.map(({ id }) => id),
      ),
    )
    return [...unfinished, ...(await tasksOf(path.filter(({ id }) => whole.has(id))))]
  }
}
