import { UsageError } from '../errors.ts'
import type { TriedLock, TriedRevision, TriedStatement } from '../io/dry-run.ts'
import { scriptComment } from '../sql/script-text.ts'
import type { Context, Look } from './command.ts'
import { historyOptions } from './database-status.ts'
import type { DryRun, DryRunFailure, DryRunOptions } from './dry-run.ts'
import { moveOptions } from './run-report.ts'
import type { Script } from './script.ts'

type Move = Pick<DryRunOptions, 'direction' | 'target'>

/** The same as a script for somebody else to run; asks no database. */
export async function offlineScript(context: Context, { direction, target }: Move): Promise<Script> {
  const { upgradeSql, downgradeSql } = await import('./script.ts')
  const options = { ...historyOptions(context), range: target }
  return direction === 'upgrade' ? upgradeSql(options) : downgradeSql(options)
}

/** What a move does, which is then rolled back. */
export async function tryMove(context: Context, move: Move): Promise<DryRun> {
  const options = await moveOptions(context, false)
  const { dryRun } = await import('./dry-run.ts')
  return dryRun({ ...options, ...move })
}

export function refuseBoth({ sql, dryRun }: { readonly sql: boolean; readonly dryRun: boolean }): void {
  if (sql && dryRun)
    throw new UsageError('--sql asks no database, and --dry-run needs one.', { hint: 'Give one of them.' })
}

/** The statements, each revision under its name and each followed by what was seen, and what would be lost. */
export function dryRunLines({ direction, revisions, losses, failure }: DryRun, look: Look): readonly string[] {
  return [
    ...revisions.flatMap((revision) => [
      `-- ${direction} ${look.paint(revision.id, 'id')}, ${scriptComment(revision.message.split('\n', 1)[0] ?? '').slice(3)}`,
      ...statementLines(revision),
      '',
    ]),
    ...losses.map(lossLine),
    ...(failure === null ? [] : [failureLine(failure)]),
    endingLine(revisions),
  ]
}

/** The same in a few words. */
export function dryRunBrief({ revisions, failure }: DryRun): string {
  if (failure !== null) return `fails: ${failure.message}`
  if (revisions.length === 0) return 'nothing to do'
  return `${revisions.length === 1 ? '1 revision' : `${revisions.length} revisions`} tried and rolled back`
}

const failureLine = ({ message, hint }: DryRunFailure): string =>
  scriptComment(`fails: ${message}${/[.?!]$/.test(message) ? '' : '.'}${hint === null ? '' : ` ${hint}`}`)

function endingLine(revisions: readonly TriedRevision[]): string {
  if (revisions.length === 0) return 'There is nothing to do.'
  const isUntouched = revisions.every(({ outcome }) => outcome === 'not-run')
  return isUntouched ? 'Nothing was run.' : 'All of it was rolled back.'
}

const statementLines = ({ outcome, statements }: TriedRevision): readonly string[] => [
  ...(outcome === 'not-run' ? ['-- not run here'] : []),
  ...(statements === null ? ['-- what it sends is known only when its code runs'] : statements.flatMap(linesOf)),
]

const linesOf = (statement: TriedStatement): readonly string[] => [
  `${statement.sql.trimEnd().replace(/;$/, '')};`,
  ...seenLines(statement),
]

function seenLines({ elapsedMs, locks, rewrites }: TriedStatement): readonly string[] {
  if (elapsedMs === null) return []
  const parts = [duration(elapsedMs), ...locks.map(lockText), ...rewrites.map((table) => `rewrites ${table}`)]
  return [scriptComment(parts.join('; '))]
}

const lockText = ({ relation, mode, heldMs }: TriedLock): string => `locks ${relation} ${mode} for ${duration(heldMs)}`

const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`

const lossLine = ({ object, what, count, isMinimum }: DryRun['losses'][number]): string => {
  const things = count === 1 ? what.slice(0, -1) : what
  const amount = count === null ? `${what}, not counted` : `${isMinimum ? 'more than ' : ''}${count} ${things}`
  return `-- would lose ${object}: ${amount}`
}
