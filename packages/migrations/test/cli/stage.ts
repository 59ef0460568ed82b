import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { builtPackage, builtProgram } from '../support/built-package.ts'
import { temporaryFolder } from '../support/folder.ts'
import { refusePassword } from '../support/password-watch.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const host = fileURLToPath(new URL('story-host.mjs', import.meta.url))
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

export interface Ending {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number | null
}

/** A project of its own, with a database, in which the commands of one story run. */
export interface Stage {
  readonly folder: string
  readonly database: FreshDatabase
  run(command: string): Promise<Ending>
  /** Forgets the modules that commands have loaded: a file of the project is another from here on. */
  restart(): Promise<void>
  leave(): void
}

export async function buildStage(): Promise<Stage> {
  const folder = join(temporaryFolder(), 'project')
  const shims = join(folder, '..', 'bin')
  mkdirSync(folder)
  mkdirSync(shims)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  symlinkSync(packages, join(folder, 'node_modules'))
  const program = await builtProgram()
  writeFileSync(join(shims, 'migrate'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 })
  const database = await freshDatabase()
  const env = {
    PATH: [shims, dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: folder,
    DATABASE_URL: database.url,
  }
  let child = await startHost({ cwd: folder, env })
  return {
    folder,
    database,
    async run(command) {
      const argv = plainMigrate(command)
      const ending = await (argv === null ? shell(command, { cwd: folder, env }) : hosted(child, argv))
      refusePassword(database.url, ending.stdout, ending.stderr)
      return ending
    },
    async restart() {
      child.kill()
      child = await startHost({ cwd: folder, env })
    },
    leave: () => void child.kill(),
  }
}

async function startHost(options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<ChildProcess> {
  const child = fork(host, [await builtPackage()], { ...options, stdio: 'inherit' })
  await once(child, 'message')
  return child
}

/** The arguments of a line that only says `migrate …`; null where it takes a shell to understand the line. */
function plainMigrate(command: string): readonly string[] | null {
  if (/[|&;<>()$*?~\\`]/.test(command)) return null
  const words = [...command.matchAll(/(?:"([^"]*)"|'([^']*)'|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, ''))
  return words[0] === 'migrate' ? words.slice(1) : null
}

async function hosted(child: ChildProcess, argv: readonly string[]): Promise<Ending> {
  const answered = new AbortController()
  const gone = once(child, 'exit', { signal: answered.signal }).then(([exitCode]) => {
    throw new Error(`The program ended by itself, with ${exitCode}, in: migrate ${argv.join(' ')}`)
  })
  const answer = once(child, 'message', { signal: answered.signal })
  child.send(argv)
  try {
    const [ending] = await Promise.race([answer, gone])
    return ending
  } finally {
    for (const unheard of [answer, gone]) unheard.catch(() => undefined)
    answered.abort()
  }
}

function shell(command: string, options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<Ending> {
  const child = spawn('/bin/sh', ['-c', command], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ stdout, stderr, exitCode }))
  })
}
