import { StateError, UsageError } from '../errors.ts'
import type { RevisionGraph } from '../history/graph.ts'
import { tips } from '../history/lineage.ts'
import { asReplaced } from '../history/replaced.ts'
import type { Standing } from '../history/standing.ts'
import { revisionsToApply } from '../history/to-apply.ts'
import type { DatabaseState } from '../io/ledger.ts'
import { type RunOutcome, runRevisions } from '../io/run.ts'
import { stampLine } from './advice.ts'
import { consentFor } from './consent.ts'
import { foldersOf, type MoveOptions, settingsOf } from './migration-options.ts'
import { graphIn } from './read-graph.ts'
import { refuseUnknown, unfinishedTasks } from './refusals.ts'
import { compare, elsewhere } from './status.ts'
import { type Planner, revisionsWith, taskMaker } from './tasks.ts'

export interface UpgradeOptions extends MoveOptions {
  /** `head`, `heads`, `+1`, an id, … */
  readonly target: string | readonly string[]
  /** What the run is for, such as a release; kept with each revision that it applies. */
  readonly tag?: string | undefined
}

/**
 * Moves a database towards the heads. Waits for another run, and then does only what is left. What is in the outcome is
 * done for good, also when the signal was given in the middle.
 */
export const upgrade = async (options: UpgradeOptions): Promise<RunOutcome> =>
  runUpgrade(options, await graphIn(foldersOf(options)))

/** The same by a history that was read before. */
export async function runUpgrade(options: UpgradeOptions, graph: RevisionGraph): Promise<RunOutcome> {
  const tag = tagOf(options)
  const plan = upgradePlanner(options, graph)
  return runRevisions({ ...settingsOf(options, 'upgrade'), tag }, { plan, consent: consentFor(options) })
}

const longestTag = 100

/** The tag as it stands in the ledger, between who ran it and where. */
function tagOf({ tag }: UpgradeOptions): string | null {
  if (tag === undefined) return null
  if (tag.trim() !== '' && tag.length <= longestTag && !/[\p{Cc}\u2028\u2029]/u.test(tag)) return tag
  throw new UsageError(`A tag is one line of at most ${longestTag} characters.`, { hint: 'As in --tag v1.4' })
}

/** Says, for a database in a certain state, what an upgrade has to run. */
export function upgradePlanner(options: UpgradeOptions, graph: RevisionGraph): Planner {
  const tasksOf = taskMaker({ graph, direction: 'upgrade', dataSource: options.dataSource })
  let { target } = options
  return async (given) => {
    const state = { ...given, applied: asReplaced(graph, given.applied) }
    const found = await compare(graph, state)
    const unfinished = await unfinishedTasks(found, state, (ids) => tasksOf(revisionsWith(graph, ids)))
    refuseUnfit(found, state)
    const path = revisionsToApply(graph, target, found)
    // "+1" means one more than there was at first, also when a lost session or another run makes this look again.
    if (path.length > 0) target = tips(graph, new Set(path.map(({ id }) => id)))
    return [...unfinished, ...(await tasksOf(path))]
  }
}

function refuseUnfit(found: Standing, state: DatabaseState): void {
  refuseUnknown(found)
  refuseEdited(found)
  refuseUnstamped(state, found)
}

function refuseEdited({ edited, current }: Standing): void {
  if (edited.length === 0) return
  throw new StateError(`${edited.join(', ')} ${edited.length === 1 ? 'was' : 'were'} edited after being applied.`, {
    fault: 'edited',
    ids: edited,
    hint: `Restore the file, or accept it as it is: migrate stamp ${current.join(' ')}`,
  })
}

/** Another tool has built this database: its tables are there, and the first revision would create them again. */
function refuseUnstamped(state: DatabaseState, { pending, heads }: Standing): void {
  const record = elsewhere(state)
  if (state.hasLedger || record === null) return
  const tool = record.by === 'alembic' ? 'Alembic' : "TypeORM's migrations"
  throw new StateError(`This database was built by ${tool}, and has no ledger yet.`, {
    fault: 'unstamped',
    hint: `When it has what the revisions make, say so with: ${stampLine(record.revisions, pending, heads)}`,
  })
}
