import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'

import { temporaryFolder } from './folder.ts'
import { refusePassword, watchProcesses } from './password-watch.ts'

test.skipIf(process.platform !== 'linux')('a password in the arguments of our own programs is seen', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, '18', 'postgres'), { recursive: true })
  writeFileSync(join(folder, '18', 'postgres', 'url'), 'postgres://postgres:in-plain-sight@127.0.0.1/postgres\n')
  const watch = watchProcesses(folder)
  const wait = ['-e', 'setTimeout(() => {}, 60_000)', '--', 'bin/migrate.cjs']
  const children = [
    [...wait, 'in-plain-sight'],
    [...wait, '--url', 'in-plain-sight'],
    [...wait, 'elsewhere'],
  ].map((argv) => spawn(process.execPath, argv))
  await sleep(1_500)
  for (const child of children) child.kill()
  expect(watch.end()).toEqual([expect.stringMatching(/bin\/migrate\.cjs \*\*\* $/)])
})

test('a password in what a command prints is refused', () => {
  const url = 'postgres://ada:p%40ssword@localhost/library'
  expect(() => refusePassword(url, 'fine', 'not p@ssword')).toThrow(/printed the password/)
  expect(() => refusePassword(url, 'fine', 'p***')).not.toThrow()
})
