import { Console } from 'node:console'
import { createInterface } from 'node:readline/promises'
import { addAbortSignal } from 'node:stream'
import { text } from 'node:stream/consumers'

import { reasonOf } from '../io/file-error.ts'
import { findEnvironmentFile } from '../io/project.ts'
import { interruption } from './interruption.ts'
import { outputTo } from './output.ts'
import { failureLine } from './print.ts'
import { secrets } from './secrets.ts'
import { runCommandLine } from './shell.ts'

const environmentFile = findEnvironmentFile(process.cwd())
// What the environment has already is not overwritten.
if (environmentFile !== null) process.loadEnvFile(environmentFile)

const known = secrets()
known.learnUrl(process.env.DATABASE_URL)
known.learn(process.env.PGPASSWORD)
const stdout = outputTo(process.stdout, known)
const stderr = outputTo(process.stderr, known)

// Results alone go to stdout; the user's modules, which run in this process, may want to say something too.
globalThis.console = new Console(process.stderr)

// Whoever reads our output may stop reading, as `head` does; that is not a failure. A result that a full disk did not take is one.
let lost: Error | null = null
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') lost = error
})
// A run is not given up because nobody can be told how far it is.
process.stderr.on('error', () => undefined)

const controller = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => interrupt(name))
}

/** The first signal lets the command end in good order, the second ends the process. */
function interrupt(name: 'SIGINT' | 'SIGTERM'): void {
  if (controller.signal.aborted) process.exit(interruption(name).exitCode)
  controller.abort(interruption(name))
}

// The user's own modules run in this process, and may fail when nobody waits for them.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    stderr.write(`error: ${failureLine(error)}\n`)
    process.exit(1)
  })
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // A terminal that is being asked at hands Ctrl-C to the asker and raises no signal.
  terminal.on('SIGINT', () => {
    process.stderr.write('\n')
    interrupt('SIGINT')
  })
  try {
    return await terminal.question(`${question} `, { signal: controller.signal })
  } finally {
    terminal.close()
  }
}

async function run(): Promise<void> {
  const exitCode = await runCommandLine({
    argv: process.argv.slice(2),
    environment: process.env,
    folder: process.cwd(),
    stdout,
    stderr,
    secrets: known,
    signal: controller.signal,
    ask,
    canAsk: process.stdin.isTTY === true && process.stderr.isTTY === true,
    readInput: () => text(addAbortSignal(controller.signal, process.stdin)),
  })
  // The user's modules may have left timers and connections open, which must not keep the process.
  process.stdout.write('', () => setImmediate(end, exitCode))
}

function end(exitCode: number): void {
  if (lost === null) process.exit(exitCode)
  stderr.write(`error: What was to be printed could not be written: ${reasonOf(lost)}.\n`)
  process.exit(exitCode || 1)
}

void run()
