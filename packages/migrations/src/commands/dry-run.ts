import type { Context, Look } from './command.ts'
import { historyOptions } from './database-status.ts'
import type { Preview, PreviewedRevision } from './preview.ts'
import { moveOptions } from './run-report.ts'
import type { Script } from './script.ts'

/** The same as a script for somebody else to run; asks no database. */
export async function offlineScript(context: Context, { direction, target }: Move): Promise<Script> {
  const { upgradeSql, downgradeSql } = await import('./script.ts')
  const options = { ...historyOptions(context), range: target }
  return direction === 'upgrade' ? upgradeSql(options) : downgradeSql(options)
}

type Move = Pick<Parameters<typeof import('./preview.ts').preview>[0], 'direction' | 'target'>

/** What a move would do; runs nothing. */
export async function dryRun(context: Context, move: Move): Promise<Preview> {
  const options = await moveOptions(context, false)
  const { preview } = await import('./preview.ts')
  return preview({ ...options, ...move })
}

/** The statements that would be sent, each revision under its name, and what would be lost. */
export const dryRunLines = ({ direction, revisions, losses }: Preview, look: Look): readonly string[] => [
  ...revisions.flatMap((revision) => [
    `-- ${direction} ${look.paint(revision.id, 'id')}, ${revision.message.split('\n', 1)[0]}`,
    ...statementLines(revision),
    '',
  ]),
  ...losses.map(lossLine),
  revisions.length === 0 ? 'There is nothing to do.' : 'Nothing was run.',
]

const statementLines = ({ statements }: PreviewedRevision): readonly string[] =>
  statements === null
    ? ['-- what it sends is known only when its code runs']
    : statements.map((statement) => `${statement.trimEnd().replace(/;$/, '')};`)

const lossLine = ({ object, what, count, isMinimum }: Preview['losses'][number]): string => {
  const things = count === 1 ? what.slice(0, -1) : what
  const amount = count === null ? `${what}, not counted` : `${isMinimum ? 'more than ' : ''}${count} ${things}`
  return `-- would lose ${object}: ${amount}`
}
