import type { RevisionGraph } from '../history/graph.ts'
import type { CompletedRevision, RunOutcome } from '../io/run.ts'
import type { RevisionId } from '../model/revision.ts'
import type { Context, Look } from './command.ts'
import { databaseAndHistory, migrationOptions } from './database-status.ts'
import type { MoveOptions } from './migration-options.ts'
import { tellProgress } from './progress-line.ts'

/** What an upgrade or a downgrade did, and where the database is after it. */
export interface RunReport {
  readonly completed: readonly CompletedRevision[]
  readonly interrupted: boolean
  readonly current: readonly RevisionId[]
  readonly heads: readonly RevisionId[]
  readonly pending: readonly RevisionId[]
  /** Begun, and neither finished nor undone; null when there is none. */
  readonly halfApplied: RevisionId | null
  /** How many tables the database has, the ledger's own left out. */
  readonly tables: number
}

/** What both directions need beside their target. */
export async function moveOptions(context: Context, allowDestructive: boolean): Promise<MoveOptions> {
  const { settings, signal, reporter, ask } = context
  const { dataSource } = settings
  return {
    ...(await migrationOptions(context)),
    signal,
    onProgress: tellProgress(reporter),
    allowDestructive,
    confirm:
      ask === null
        ? undefined
        : (losses) => import('./ask-consent.ts').then((module) => module.askConsent(ask, losses)),
    dataSource:
      dataSource === null
        ? undefined
        : () => import('../io/data-source.ts').then((module) => module.loadDataSource(dataSource)),
  }
}

/** What a run has come to, with the history that it was planned by. */
export async function reportOn(
  context: Context,
  graph: RevisionGraph,
  { completed, interrupted }: RunOutcome,
): Promise<RunReport> {
  context.reporter.progress(null)
  const { current, heads, pending, applied } = (await databaseAndHistory(context, graph)).status
  const halfApplied = applied.find(({ state }) => state !== 'applied')?.id ?? null
  const { countTables } = await import('../io/count-tables.ts')
  const tables = await countTables(await context.databaseUrl(), context.settings.ledgerSchema)
  return { completed, interrupted, current, heads, pending, halfApplied, tables }
}

/** `upgrade PARENTS -> ID, message (12 ms)`, one line for what was run, and where that led. */
export function runLines(report: RunReport, look: Look): readonly string[] {
  const { completed, interrupted } = report
  const lines = completed.map((each) => completedLine(each, look))
  const state = stateLine(report, look)
  if (interrupted) return [...lines, `Interrupted. ${state}`]
  return completed.length === 0 ? [`Nothing to do. ${state}`] : [...lines, state]
}

/** The same in a few words: `2 revisions, at 8f31c0a45d2e (head)`. */
export function runBrief(report: RunReport): string {
  const { completed, current, heads } = report
  const done =
    completed.length === 0
      ? 'nothing to do'
      : `${completed.length} ${completed.length === 1 ? 'revision' : 'revisions'}`
  const place = current.map((id) => (heads.includes(id) ? `${id} (head)` : id)).join(', ')
  return `${done}, at ${place === '' ? 'base' : place}`
}

function completedLine(
  { id, downRevisions, message, direction, durationMs }: RunReport['completed'][number],
  { paint }: Look,
): string {
  const below = paint(downRevisions.length === 0 ? '<base>' : downRevisions.join(', '), 'faint')
  const way = direction === 'upgrade' ? `${below} -> ${paint(id, 'id')}` : `${paint(id, 'id')} -> ${below}`
  return `${direction} ${way}, ${message.split('\n', 1)[0]} (${duration(durationMs)})`
}

function stateLine({ current, heads, halfApplied, tables }: RunReport, { paint }: Look): string {
  const marked = current.map((id) => {
    if (id === halfApplied) return `${paint(id, 'id')} (half applied)`
    return paint(id, 'id') + (heads.includes(id) ? paint(' (head)', 'marker') : '')
  })
  const place = current.length === 0 ? 'at base' : `at ${marked.join(', ')}`
  return `The database is ${place} and has ${tables === 1 ? '1 table' : `${tables} tables`}.`
}

const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`

/** What to type to apply what is pending. */
export const upgradeLine = ({ heads }: Pick<RunReport, 'heads'>): string =>
  `Next: migrate upgrade ${heads.length > 1 ? 'heads' : 'head'}`
