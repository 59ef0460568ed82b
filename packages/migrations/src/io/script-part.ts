import { scriptComment } from '../sql/script-text.ts'
import { deleteEntry } from './ledger-write.ts'
import { insertion, type ScriptTask, turnGuard } from './script-record.ts'
import { scriptSteps } from './script-steps.ts'
import { type ScriptPlace, scriptTransaction } from './script-transaction.ts'

/** The part of a script that runs one revision and records it, as a run does. */
export function scriptPart(place: ScriptPlace, task: ScriptTask): string {
  const statements = task.revision.transaction === 'own' ? inTransaction(place, task) : scriptSteps(place, task)
  return [scriptComment(titleOf(task)), ...statements].join('\n')
}

function titleOf({ revision: { id, downRevisions, message }, direction }: ScriptTask): string {
  const below = downRevisions.length === 0 ? '<base>' : downRevisions.join(', ')
  return `${direction} ${direction === 'upgrade' ? `${below} -> ${id}` : `${id} -> ${below}`}, ${message}`
}

function inTransaction(place: ScriptPlace, task: ScriptTask): readonly string[] {
  const { statements, direction, revision } = task
  const record =
    direction === 'upgrade'
      ? insertion(place, task, { state: 'applied', sent: statements })
      : deleteEntry(place, revision.id)
  return scriptTransaction(place, {
    guards: [turnGuard(place, task)],
    // The revision may have taken another role for the objects that it made.
    statements: [...statements, 'reset session authorization', 'reset role', record],
  })
}
