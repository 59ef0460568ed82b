import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'

import type { Context, Look, Outcome } from '../commands/command.ts'
import { completeWord } from '../commands/completion.ts'
import { commandNamed, everyCommand } from '../commands/index.ts'
import { UsageError } from '../errors.ts'
import { readTargetFile } from '../io/target-file.ts'
import { toolVersion } from '../io/tool-version.ts'
import type { Invocation } from './command-line.ts'
import { exitCodeOf } from './exit-code.ts'
import type { Fleet } from './fleet.ts'
import { isInterruption } from './interruption.ts'
import { openDatabaseOf } from './open-database.ts'
import { type Output, printable } from './output.ts'
import { plainInvocation } from './plain-invocation.ts'
import { failureDetails, failureDocument, failureLine, isExplained, lookOf } from './print.ts'
import { readSettings } from './read-settings.ts'
import { reporter } from './report.ts'
import type { Secrets } from './secrets.ts'

/** Everything outside that the shell depends on. */
export interface World {
  readonly argv: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The working folder. */
  readonly folder: string
  readonly stdout: Output
  readonly stderr: Output
  readonly secrets: Secrets
  /** Aborts when the person wants the run to end. */
  readonly signal: AbortSignal
  /** Asks the person and returns what was typed. */
  ask(question: string): Promise<string>
  readonly canAsk: boolean
  /** All that comes in. */
  readInput(): Promise<string>
}

type CommandInvocation = Extract<Invocation, { kind: 'command' }>

/** Runs one command line and returns its exit code. Never throws. */
export async function runCommandLine(world: World): Promise<number> {
  if (world.argv[0] === completeWord) return complete(world)
  try {
    const width = Math.min(world.stdout.columns, 100)
    const invocation = (await understood(world.argv)) ?? (await parsed(world.argv, width))
    if (invocation.kind === 'command') return await runCommand(invocation, world)
    const output = invocation.exitCode === 0 ? world.stdout : world.stderr
    output.write(`${invocation.text}\n`)
    return invocation.exitCode
  } catch (error) {
    return printFailure(error, world)
  }
}

async function complete(world: World): Promise<number> {
  const { completionLines } = await import('./completion.ts')
  const lines = await completionLines(world.argv.slice(1), (globals) => readSettings(globals, world))
  if (lines.length > 0) world.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

/** Null where it takes the parser to understand it. */
async function understood([name = '', ...tokens]: readonly string[]): Promise<Invocation | null> {
  const command = await commandNamed(name)
  return command && plainInvocation(tokens, command)
}

async function parsed(argv: readonly string[], width: number): Promise<Invocation> {
  const { parseCommandLine } = await import('./command-line.ts')
  return parseCommandLine(argv, { commands: await everyCommand(), version: versionText(), width })
}

const versionText = (): string => `@retort/migrations ${toolVersion()}`

async function runCommand(invocation: CommandInvocation, world: World): Promise<number> {
  const outcome = await outcomeOf(invocation, world)
  if (outcome.isExact) refuseMasking(outcome, world)
  printOutcome(outcome, invocation, world)
  return outcome.exitCode === 'interrupted' ? interruptedCode(world.signal) : outcome.exitCode
}

async function outcomeOf(invocation: CommandInvocation, world: World): Promise<Outcome> {
  const { command, values, globals } = invocation
  const report = reporter({ output: world.stderr, quiet: globals.quiet, now: Date.now })
  const settings = await readSettings(globals, world)
  const database = openDatabaseOf(settings, { report, secrets: world.secrets })
  const context: Context = {
    settings,
    folder: world.folder,
    reporter: report,
    signal: world.signal,
    databaseUrl: database.url,
    ask: world.canAsk && !globals.json ? (question) => world.ask(printable(world.secrets.redact(question))) : null,
    editor: world.environment.VISUAL || world.environment.EDITOR || null,
    now: () => new Date(),
    random: randomBytes,
  }
  try {
    refuseLines(values, globals)
    return typeof values.targets === 'string'
      ? await onTargets(values.targets, { command, values, context, ...printingOf(invocation, world) }, world)
      : await command.execute(context, values)
  } finally {
    report.stop()
    await database.release()
  }
}

function refuseLines(values: CommandInvocation['values'], { json }: CommandInvocation['globals']): void {
  if (values.jsonLines !== true) return
  if (typeof values.targets !== 'string') {
    throw new UsageError('--json-lines has a line for each target, and --targets names none.', { hint: 'Say --json.' })
  }
  if (json) throw new UsageError('--json prints one document, and --json-lines one for each target. Say one of them.')
}

const printingOf = (invocation: CommandInvocation, world: World): Pick<Fleet, 'print' | 'look'> => ({
  print: invocation.globals.json ? null : (line) => world.stdout.write(`${line}\n`),
  look: lookFor(invocation, world),
})

async function onTargets(
  file: string,
  run: Pick<Fleet, 'command' | 'values' | 'context' | 'print' | 'look'>,
  { environment, secrets, folder, readInput }: World,
): Promise<Outcome> {
  const { runFleet } = await import('./fleet.ts')
  const list = file === '-' ? await readInput() : await readTargetFile(resolve(folder, file))
  return runFleet({ ...run, environment, list, learnUrl: secrets.learnUrl })
}

function printOutcome(outcome: Outcome, invocation: CommandInvocation, world: World): void {
  const isJson = invocation.globals.json
  const lines = isJson ? [JSON.stringify(outcome.result, null, 2)] : outcome.print(lookFor(invocation, world))
  if (lines.length > 0) world.stdout.write(`${lines.join('\n')}\n`)
}

function lookFor({ globals }: CommandInvocation, { stdout, environment, folder }: World): Look {
  const color = globals.color ?? (stdout.isTerminal && !environment.NO_COLOR)
  return lookOf({ verbose: globals.verbose, color, folder })
}

/** A password that is masked in an SQL text makes another text of it, which somebody would run. */
function refuseMasking({ result }: Outcome, { secrets }: World): void {
  const text = JSON.stringify(result)
  if (secrets.redact(text) === text) return
  throw new UsageError('The script holds a text that is the password of a database, and passwords are never printed.', {
    hint: 'Unset DATABASE_URL, which --sql does not need, or run the revisions without a script.',
  })
}

/** Looks for its switches in what was typed, since the failure may be that of the parser. */
function printFailure(thrown: unknown, { argv, stdout, stderr, signal }: World): number {
  const error = causeOf(thrown, signal)
  const typed = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv
  stderr.write(`error: ${failureLine(error)}\n`)
  if (typed.some((token) => token === '--verbose' || /^-[a-z]*v[a-z]*$/.test(token))) {
    stderr.write(`${failureDetails(error).join('\n')}\n`)
  }
  const exitCode = isInterruption(error) ? error.exitCode : exitCodeOf(error)
  const document = failureDocument(error, exitCode)
  if (typed.includes('--json')) stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  if (typed.includes('--json-lines')) stdout.write(`${JSON.stringify(document)}\n`)
  return exitCode
}

/** A run that was told to end fails in many ways, and all of them mean that; what this package says of it is kept. */
const causeOf = (thrown: unknown, { reason }: AbortSignal): unknown =>
  isInterruption(reason) && (!isExplained(thrown) || thrown === reason) ? reason : thrown

const interruptedCode = ({ reason }: AbortSignal): number => (isInterruption(reason) ? reason.exitCode : 1)
