import { chownSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

import pg from 'pg'
import { expect, test } from 'vitest'

import { embeddedPostgres } from '../../src/io/embedded.ts'
import { temporaryFolder } from '../support/folder.ts'
import { endOf, isAlive, keeperPid, serverPid } from '../support/postgres-process.ts'
import { postgresUser } from '../support/postgres-user.ts'

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('data and address are the same after stop and start', async () => {
  const folder = join(temporaryFolder(), 'made', 'on demand')
  const lines: string[] = []
  const first = await embeddedPostgres({ folder, onProgress: (line) => lines.push(line) })
  await rows(first.url, 'create table note as select 1 as id')
  const pid = serverPid(folder)
  await first.release()
  expect(isAlive(pid)).toBe(false)
  expect(readdirSync(folder)).toEqual(['.gitignore', 'postgres', 'postgres.log'])

  const second = await embeddedPostgres({ folder, onProgress: (line) => lines.push(line) })
  expect(await rows(second.url, 'select * from note')).toEqual([{ id: 1 }])
  expect(second).toMatchObject({ url: first.url, started: true })
  await second.release()
  expect(lines).toEqual([
    expect.stringMatching(/^creating a database of PostgreSQL 18\.\d+ in \/.*on demand$/),
    expect.stringMatching(/^started PostgreSQL 18\.\d+ on 127\.0\.0\.1:\d+, data in \/.*on demand$/),
    expect.stringMatching(/^started PostgreSQL 18\.\d+ on 127\.0\.0\.1:\d+, data in \/.*on demand$/),
  ])
})

test('the server is as PostgreSQL comes, reached with a password over the loopback only', async () => {
  const folder = temporaryFolder()
  const server = await embeddedPostgres({ folder, settings: { work_mem: '5MB' } })
  const settings = `select current_setting('fsync') as fsync, current_setting('work_mem') as work_mem,
    current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
    upper('é') as upper`
  expect(await rows(server.url, settings)).toEqual([
    { fsync: 'on', work_mem: '5MB', addresses: '127.0.0.1', encoding: 'UTF8', upper: 'É' },
  ])
  const guessed = Object.assign(new URL(server.url), { password: 'postgres' }).href
  await expect(rows(guessed, 'select 1')).rejects.toThrow('password authentication failed')
  expect(statSync(join(folder, 'postgres', 'url')).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'postgres', 'data')).mode & 0o777).toBe(0o700)
  await server.release()
})

test('a temporary server leaves nothing, but never takes lasting data with it', async () => {
  const folder = temporaryFolder()
  const temporary = await embeddedPostgres({ folder, temporary: true })
  expect(await rows(temporary.url, 'show fsync')).toEqual([{ fsync: 'off' }])
  await temporary.release()
  expect(readdirSync(folder)).toEqual([])

  const lasting = await embeddedPostgres({ folder })
  await lasting.release()
  const again = await embeddedPostgres({ folder, temporary: true })
  expect(await rows(again.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  await again.release()
  expect(readdirSync(folder)).toContain('postgres')
})

test('a folder may be deeper than the address of a socket is long', async () => {
  const folder = join(temporaryFolder(), 'a folder with a long name'.repeat(8), 'and one below')
  mkdirSync(folder, { recursive: true })
  const first = await embeddedPostgres({ folder, temporary: true })
  const second = await embeddedPostgres({ folder })
  expect(second).toMatchObject({ url: first.url, started: false })
  await Promise.all([first.release(), second.release()])
  expect(readdirSync(folder)).toEqual([])
})

test('a server waits for the next process as long as it is told to', async () => {
  const folder = temporaryFolder()
  const options = { folder, temporary: true, lingerSeconds: 30 }
  const first = await embeddedPostgres(options)
  const pid = serverPid(folder)
  await first.release()
  const second = postgresUser(options)
  expect(await second.server).toEqual({ url: first.url, started: false })
  await second.release()
  expect(serverPid(folder)).toBe(pid)
  process.kill(await keeperPid(folder), 'SIGTERM')
  await endOf(pid)
})

test.runIf(process.getuid?.() === 0)('root leaves a folder to the account that owns it', async () => {
  const folder = temporaryFolder()
  const daemon = 1
  chownSync(folder, daemon, daemon)
  const server = await embeddedPostgres({ folder })
  await server.release()
  const places = ['postgres', 'postgres/data', 'postgres/url', 'postgres.log']
  expect(places.map((place) => statSync(join(folder, place)).uid)).toEqual(places.map(() => daemon))
})
