import { spawn } from 'node:child_process'
import { existsSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { historyFolder } from '../support/history-folder.ts'

const bin = fileURLToPath(new URL('../../bin/migrate.cjs', import.meta.url))

/** What always is full. */
const full = '/dev/full'

interface Streams {
  readonly stdout?: string
  readonly stdin?: 'pipe'
}

function started(argv: readonly string[], { stdout, stdin }: Streams) {
  const folder = historyFolder([{ id: 'aaaa' }])
  writeFileSync(join(folder, 'migrate.config.json'), '{ "revisions": "." }')
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: 'postgres://localhost/nobody_connects' },
    stdio: [stdin ?? 'ignore', stdout === undefined ? 'ignore' : openSync(stdout, 'w'), 'pipe'],
  })
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<{ exitCode: number | null; stderr: string }>((resolve) =>
    child.on('close', (exitCode) => resolve({ exitCode, stderr })),
  )
  return { child, ended }
}

test.skipIf(!existsSync(full))('a result that a full disk does not take is a failure', async () => {
  expect(await started(['history'], { stdout: full }).ended).toEqual({
    exitCode: 1,
    stderr: 'error: What was to be printed could not be written: no space left on device.\n',
  })
})

test('one Ctrl-C is enough while a list of targets is waited for', async () => {
  const { child, ended } = started(['upgrade', 'head', '--targets', '-'], { stdin: 'pipe' })
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  child.kill('SIGINT')
  // One that does not listen yet is ended by the signal itself.
  expect([130, null]).toContain((await ended).exitCode)
})
