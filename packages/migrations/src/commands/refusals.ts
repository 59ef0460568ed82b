import { StateError } from '../errors.ts'
import { partlyReplacedText } from '../history/replaced.ts'
import type { Standing } from '../history/standing.ts'
import type { DatabaseState } from '../io/ledger.ts'
import type { Task } from '../io/run-body.ts'
import { isResumable } from '../io/run-journal.ts'
import type { AppliedRevision } from '../model/applied.ts'
import type { RevisionId } from '../model/revision.ts'

/** Refuses a database with a half-applied revision, unless it can be finished; then answers with the task that does it. */
export async function unfinishedTasks(
  { halfApplied }: Standing,
  { applied }: DatabaseState,
  tasksFor: (ids: readonly RevisionId[]) => Promise<readonly Task[]>,
): Promise<readonly Task[]> {
  const tasks = await tasksFor(halfApplied)
  for (const row of applied.filter(({ state }) => state !== 'applied')) {
    const task = tasks.find(({ revision }) => revision.id === row.id)
    if (task === undefined || !isResumable(task, row)) throw halfAppliedError(row)
  }
  return tasks
}

function halfAppliedError({ id, state, steps, downRevisions }: AppliedRevision): StateError {
  const [command, done] = state === 'upgrading' ? ['upgrade', 'applied'] : ['downgrade', 'undone']
  return new StateError(`${id} is half ${done}: ${steps} of its statements are through.`, {
    fault: 'half-applied',
    ids: [id],
    hint:
      `Run \`migrate ${command}\` with the file as it was; or finish it by hand, or undo it, and say what is true: ` +
      `migrate stamp ${id}, or migrate stamp ${downRevisions[0] ?? 'base'}`,
  })
}

export function refuseUnknown(found: Standing): void {
  if (found.unknown.length > 0) throw unknownError(found)
}

type Unknown = Pick<Standing, 'state' | 'unknown' | 'heads' | 'partlyReplaced'>

/** The database has revisions of which nobody here knows enough. */
export function unknownError(found: Unknown): StateError {
  const { state, unknown, heads } = found
  const [partly] = found.partlyReplaced
  if (partly !== undefined) {
    const { message, hint } = partlyReplacedText(partly)
    return new StateError(message, { fault: 'unknown', ids: partly.applied, hint })
  }
  const list = unknown.join(', ')
  if (state === 'ahead') {
    return new StateError(`The database is ahead of these files: it has ${list} too.`, {
      fault: 'ahead',
      ids: unknown,
      hint: `Update the files, or take the database back to them: migrate downgrade ${heads.join(' ')}`,
    })
  }
  return new StateError(`The database has ${list}, and no file here holds ${unknown.length === 1 ? 'it' : 'them'}.`, {
    fault: 'unknown',
    ids: unknown,
    hint: 'Bring the file back, or record where the database really is: migrate stamp --purge <revision>',
  })
}
