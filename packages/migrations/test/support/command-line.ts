import { outputTo } from '../../src/cli/output.ts'
import { secrets } from '../../src/cli/secrets.ts'
import { runCommandLine } from '../../src/cli/shell.ts'
import { refusePassword } from './password-watch.ts'

interface Situation {
  /** The working folder. */
  readonly folder: string
  readonly environment?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Told of everything that goes to stdout, when it does. */
  readonly hear?: (text: string) => void
}

/** Runs one command line in this process, as somebody who types nothing but the line. */
export async function migrate(argv: readonly string[], { folder, environment = {}, signal, hear }: Situation) {
  const known = secrets()
  const stdout = written(hear)
  const stderr = written()
  const exitCode = await runCommandLine({
    argv,
    environment,
    folder,
    stdout: outputTo(stdout, known),
    stderr: outputTo(stderr, known),
    secrets: known,
    signal: signal ?? new AbortController().signal,
    ask: () => Promise.reject(new Error('nobody is here')),
    canAsk: false,
    readInput: () => Promise.reject(new Error('nothing comes in')),
  })
  refusePassword(environment.DATABASE_URL, stdout.text(), stderr.text())
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() }
}

function written(hear?: (text: string) => void) {
  let text = ''
  return {
    write(more: string) {
      text += more
      hear?.(more)
    },
    text: () => text,
  }
}
