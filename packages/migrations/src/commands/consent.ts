import { RefusedError } from '../errors.ts'
import { losablesOf } from '../history/losses.ts'
import { needsOf } from '../history/needs.ts'
import { lacksIn } from '../io/count-needs.ts'
import type { Database } from '../io/database.ts'
import { describeLoss, type Loss, lossesOf } from '../io/loss-count.ts'
import type { Task } from '../io/run-body.ts'
import { type MoveOptions, placeOf } from './migration-options.ts'

/**
 * Asks before rows or values go, once for each amount of them: what was agreed to is not asked about again, what has come
 * since is. Of a hand-written revision only the strings in it can be looked into.
 */
export function consentFor(options: MoveOptions): (database: Database, tasks: readonly Task[]) => Promise<void> {
  const agreed = new Set<string>()
  return async (database, tasks) => {
    await refuseLacks(database, tasks, placeOf(options).defaultNamespace)
    if (options.allowDestructive === true) return
    const losses = await lossesFrom(database, tasks, placeOf(options).defaultNamespace)
    const open = losses.filter((loss) => !agreed.has(describeLoss(loss)))
    if (open.length === 0) return
    if (options.confirm === undefined || !(await options.confirm(open))) throw refused(open, tasks)
    for (const loss of open) agreed.add(describeLoss(loss))
  }
}

/** What a downgrade cannot do to the rows that are there is said before it is half way. */
async function refuseLacks(database: Database, tasks: readonly Task[], defaultNamespace: string): Promise<void> {
  const unknown = tasks.findIndex(({ direction, statements }) => direction === 'upgrade' || statements === null)
  const known = unknown === -1 ? tasks : tasks.slice(0, unknown)
  const needs = await needsOf(
    known.flatMap(({ texts }) => texts),
    defaultNamespace,
  )
  const lacks = await lacksIn(database, needs, defaultNamespace)
  const findings = lacks.map(
    ({ table, column, count }) => `${count} ${count === 1 ? 'row' : 'rows'} of ${table} without a value for ${column}`,
  )
  if (findings.length === 0) return
  throw new RefusedError(
    `The downgrade would fail: there ${lacks[0]?.count === 1 ? 'is' : 'are'} ${findings.join('; ')}, which must not be null.`,
    {
      findings,
      hint: `Nothing was run. Write into the downgrade what they get, behind the statement that adds the column, and accept the file: migrate stamp ${tasks[0]?.revision.id}; or remove them.`,
    },
  )
}

/** What the tasks would take away of what is there now. */
export async function lossesFrom(
  database: Database,
  tasks: readonly Task[],
  defaultNamespace: string,
): Promise<readonly Loss[]> {
  const revisions = tasks.map(({ texts }) => texts)
  return lossesOf(database, await losablesOf(revisions, defaultNamespace), defaultNamespace)
}

function refused(losses: readonly Loss[], tasks: readonly Task[]): RefusedError {
  const findings = losses.map(describeLoss)
  const direction = tasks[0]?.direction ?? 'upgrade'
  return new RefusedError(`The ${direction} would lose what is there: ${findings.join('; ')}.`, {
    findings,
    hint: 'Nothing was run. Save what is worth keeping, then say --allow-destructive.',
  })
}
