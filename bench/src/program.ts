import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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
    const [stdout, stderr] = [unnamedFile(), unnamedFile()]
    const child = spawn(file, rest, { cwd: folder, env: environment(url), stdio: ['ignore', stdout, stderr] })
    child.on('error', reject)
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output: taken(stdout) + taken(stderr) }))
  })
}

/** A program that calls `process.exit` loses what nobody has read from its pipe yet; what it writes to a file is there. */
function unnamedFile(): number {
  const name = join(tmpdir(), `retort-bench-output-${randomUUID()}`)
  const descriptor = openSync(name, 'wx+')
  unlinkSync(name)
  return descriptor
}

function taken(descriptor: number): string {
  const bytes = Buffer.alloc(fstatSync(descriptor).size)
  readSync(descriptor, bytes, 0, bytes.length, 0)
  closeSync(descriptor)
  return bytes.toString()
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
