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
  /** What a person at a terminal says to a question; without it nobody is there. */
  readonly answer?: (question: string) => string
}

/** Runs one command line in this process, as somebody who types nothing but the line and what `answer` gives. */
export async function migrate(argv: readonly string[], situation: Situation) {
  const { folder, environment = {}, signal, hear, answer } = situation
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
    ask: async (question) => {
      if (answer === undefined) throw new Error('nobody is here')
      return answer(question)
    },
    canAsk: answer !== undefined,
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
