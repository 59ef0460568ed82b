import type { AppliedRevision } from '../model/applied.ts'
import { deleteEntry, insertStamped } from './ledger-write.ts'
import type { Task } from './run-body.ts'
import { writeGuarded } from './run-guard.ts'
import type { Run } from './run-session.ts'

/** Before a squashed revision is undone, its row takes the place of those that it replaces, so that there is one to undo. */
export async function takeOver(run: Run, task: Task, applied: readonly AppliedRevision[]): Promise<void> {
  const { revision, dependsOn, downgrade } = task
  const replaced = applied.filter(({ id }) => revision.replaces?.includes(id) === true)
  if (replaced.length === 0 || applied.some(({ id }) => id === revision.id)) return
  const { place } = run
  const statements = [
    ...replaced.map(({ id }) => deleteEntry(place, id)),
    insertStamped(place, { revision, dependsOn, downgrade, position: run.nextPosition() }),
  ]
  await writeGuarded(run, statements)
}
