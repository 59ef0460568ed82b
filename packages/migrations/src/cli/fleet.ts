import type { Command, Context, Look, Outcome, Reporter } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { schemasThere } from '../io/schemas-there.ts'
import { tenantLedgerSchema } from '../io/tenant-ledger.ts'
import { displayName } from '../sql/quote.ts'
import { exitCodeOf } from './exit-code.ts'
import { endingAsJson, endingAsText, fleetOutcome, type TargetEnding } from './fleet-report.ts'
import { failureDocument, failureLine } from './print.ts'
import { readTargets, type Target } from './targets.ts'

/** A command that is to be run on many databases. */
export interface Fleet {
  readonly command: Command
  readonly values: Readonly<Record<string, unknown>>
  readonly context: Context
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The text of the list. */
  readonly list: string
  readonly learnUrl: (url: string) => void
  /** Prints a line about a target, in the order in which they end; null where all of them make one document. */
  readonly print: ((line: string) => void) | null
  readonly look: Look
}

/** Runs the command in every target, so many at once, each on its own: one failure stops no other unless that is asked for. */
export async function runFleet(fleet: Fleet): Promise<Outcome> {
  const { values, context, environment, list, learnUrl } = fleet
  if (values.sql === true) throw new UsageError('--sql asks no database, so --targets says nothing to it.')
  const jobs = jobsOf(values.jobs)
  const { targets, repeated } = await readTargets(list, { environment, defaultUrl: context.databaseUrl, learnUrl })
  for (const line of repeated) context.reporter.warn(`Line ${line} names a target again; it is done once.`)
  const endings = await inTurns(fleet, targets, jobs)
  context.reporter.progress(null)
  return fleetOutcome(endings, { isInterrupted: context.signal.aborted, isJsonLines: isJsonLines(fleet) })
}

const isJsonLines = ({ values }: Fleet): boolean => values.jsonLines === true

/** At once, because a run over hundreds of targets may be cut off, and what is done is done. */
function tellEnding(fleet: Fleet, ending: TargetEnding): void {
  const { context, print, look } = fleet
  if (print === null) return
  context.reporter.progress(null)
  print(isJsonLines(fleet) ? endingAsJson(ending) : endingAsText(ending, look))
}

function jobsOf(typed: unknown): number {
  const jobs = Number(typed ?? 4)
  if (Number.isInteger(jobs) && jobs >= 1) return jobs
  throw new UsageError(`--jobs cannot be ${typed}.`, { hint: 'It is a number from 1; each job takes two connections.' })
}

async function inTurns(fleet: Fleet, targets: readonly Target[], jobs: number): Promise<readonly TargetEnding[]> {
  const { values, context } = fleet
  const absent = absentSchemas(targets)
  const endings: (TargetEnding | undefined)[] = targets.map(() => undefined)
  const underWay = new Set<string>()
  // One iterator for all jobs: each takes the next target that nobody has.
  const rest = targets.entries()
  const work = async (): Promise<void> => {
    for (const [index, target] of rest) {
      const hasFailed = endings.some((ending) => ending !== undefined && ending.exitCode !== 0)
      if (context.signal.aborted || (values.failFast === true && hasFailed)) return
      underWay.add(target.name)
      tell(context.reporter, { endings, underWay })
      const ending = await endingOf(fleet, target, absent)
      endings[index] = ending
      underWay.delete(target.name)
      tellEnding(fleet, ending)
    }
  }
  await Promise.all(Array.from({ length: Math.min(jobs, targets.length) }, work))
  const left = targets.flatMap(({ name }, index) => (endings[index] === undefined ? [notBegun(name)] : []))
  for (const ending of left) tellEnding(fleet, ending)
  return targets.map(({ name }, index) => endings[index] ?? notBegun(name))
}

const notBegun = (target: string): TargetEnding => ({
  target,
  exitCode: null,
  result: null,
  error: null,
  brief: 'not begun',
})

interface Work {
  readonly endings: readonly (TargetEnding | undefined)[]
  readonly underWay: ReadonlySet<string>
}

function tell(reporter: Reporter, { endings, underWay }: Work): void {
  const ended = endings.filter((ending) => ending !== undefined)
  const failed = ended.filter(({ exitCode }) => exitCode !== 0).length
  const failures = failed === 0 ? '' : `, ${failed} of them failed`
  reporter.progress(
    `${ended.length} of ${endings.length} targets${failures}, now`,
    [...underWay].join(', '),
    ended.length / endings.length,
  )
}

async function endingOf(fleet: Fleet, target: Target, absent: Absent): Promise<TargetEnding> {
  const { command, values, context } = fleet
  try {
    if (target.schema !== null && (await absent(target))) throw noSchema(target.schema)
    const outcome = await command.execute(contextFor(context, target), values)
    const { exitCode, result } = outcome
    const ended = { target: target.name, result, error: null }
    if (exitCode === 'interrupted') return { ...ended, exitCode: null, brief: 'interrupted' }
    return { ...ended, exitCode, brief: outcome.brief() ?? '' }
  } catch (error) {
    if (context.signal.aborted) return { ...notBegun(target.name), brief: 'interrupted' }
    const exitCode = exitCodeOf(error)
    const document = failureDocument(error, exitCode).error
    return { target: target.name, exitCode, result: null, error: document, brief: failureLine(error) }
  }
}

/** The world of one target. Nobody is asked: the answers to many questions at once would get mixed up. */
function contextFor(context: Context, { url, schema, name }: Target): Context {
  const { settings, reporter } = context
  const place =
    schema === null ? {} : { defaultNamespace: schema, ledgerSchema: tenantLedgerSchema(schema, settings.ledgerSchema) }
  return {
    ...context,
    settings: { ...settings, url, ...place },
    databaseUrl: async () => url,
    ask: null,
    reporter: { note: () => undefined, warn: (text) => reporter.warn(`${name}: ${text}`), progress: () => undefined },
  }
}

type Absent = (target: Target) => Promise<boolean>

/** Whether a target's schema is missing; each database is asked once, when the first of its schemas has its turn. */
function absentSchemas(targets: readonly Target[]): Absent {
  const asked = new Map<string, Promise<ReadonlySet<string>>>()
  return async ({ url, schema }) => {
    const schemas = targets.flatMap((other) => (other.url === url && other.schema !== null ? [other.schema] : []))
    const there = asked.get(url) ?? schemasThere(url, schemas)
    asked.set(url, there)
    return !(await there).has(schema ?? '')
  }
}

const noSchema = (schema: string): UsageError =>
  new UsageError(`There is no schema ${displayName(schema)}.`, {
    hint: `Make it: create schema ${displayName(schema)}; or take it out of the list.`,
  })
