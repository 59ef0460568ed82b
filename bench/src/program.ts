import { spawn } from 'node:child_process'

/** A process to start: always a whole one, because a person waits for the whole. */
export interface Program {
  /** The file, and its arguments. */
  readonly command: readonly string[]
  readonly folder: string
  /** Handed over as `DATABASE_URL`. */
  readonly url: string
}

export interface Finished {
  readonly exitCode: number
  /** What it wrote to stdout, and then what it wrote to stderr. */
  readonly output: string
}

/** Runs a program to its end. Its environment is bare, so that the settings of a machine do not count. */
export function run({ command: [file = '', ...rest], folder, url }: Program): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, { cwd: folder, env: environment(url), stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      return chunks
    })
    child.on('error', reject)
    child.on('close', (code) => {
      const output = [...(stdout ?? []), ...(stderr ?? [])]
      resolve({ exitCode: code ?? 1, output: Buffer.concat(output).toString() })
    })
  })
}

/** The same, for what has to succeed. */
export async function succeed(program: Program): Promise<string> {
  const { exitCode, output } = await run(program)
  if (exitCode === 0) return output
  throw new Error(`${program.command.join(' ')} in ${program.folder} ended with ${exitCode}:\n${output.trim()}`)
}

const environment = (url: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
  DATABASE_URL: url,
})
