import { readdirSync } from 'node:fs'

import pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'

import { embeddedPostgres } from '../../src/io/embedded.ts'
import { temporaryFolder } from '../support/folder.ts'
import { endOf, isAlive, keeperPid, serverPid, sessionOf } from '../support/postgres-process.ts'
import { type PostgresUser, postgresUser } from '../support/postgres-user.ts'

let folder = ''

beforeAll(async () => {
  folder = temporaryFolder()
  const server = await embeddedPostgres({ folder })
  await server.release()
})

const users = (count: number, where = folder): PostgresUser[] =>
  Array.from({ length: count }, () => postgresUser({ folder: where }))

const serversOf = (each: readonly PostgresUser[]): Promise<{ url: string; started: boolean }[]> =>
  Promise.all(each.map((user) => user.server))

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query('select 1')
  await client.end()
  return true
}

test('processes that start at the same moment on an empty folder share one server, and the last one ends it', async () => {
  const empty = temporaryFolder()
  const all = users(3, empty)
  const servers = await serversOf(all)
  expect(new Set(servers.map((server) => server.url)).size).toBe(1)
  expect(servers.filter((server) => server.started)).toHaveLength(1)
  const pids = [serverPid(empty), await keeperPid(empty)]

  expect(await Promise.all(all.slice(1).map((user) => user.leave()))).toEqual([0, 0])
  expect(await answers(servers[0]?.url ?? '')).toBe(true)
  expect(await all[0]?.release()).toBe(0)
  await endOf(...pids)
})

test('kill -9 of the process that started the server leaves it to the others, kill -9 of all leaves none', async () => {
  const all = users(3)
  const servers = await serversOf(all)
  const starter = all[servers.findIndex((server) => server.started)]
  const pids = [serverPid(folder), await keeperPid(folder)]

  await starter?.signal('SIGKILL')
  expect(await answers(servers[0]?.url ?? '')).toBe(true)
  await Promise.all(all.filter((user) => user !== starter).map((user) => user.signal('SIGKILL')))
  await endOf(...pids)
})

test('Ctrl-C ends the process in the terminal and not the server that another one uses', async () => {
  const [inTerminal, elsewhere] = users(2) as [PostgresUser, PostgresUser]
  const [{ url } = { url: '' }] = await serversOf([inTerminal, elsewhere])
  await inTerminal.signal('SIGINT')
  expect(await answers(url)).toBe(true)
  await elsewhere.release()
})

test('kill -9 of the keeper ends its server, and the next process starts another', async () => {
  const [first] = users(1) as [PostgresUser]
  await first.server
  const pid = serverPid(folder)
  process.kill(await keeperPid(folder), 'SIGKILL')
  await endOf(pid)

  const [second] = users(1) as [PostgresUser]
  const { url, started } = await second.server
  expect(started).toBe(true)
  expect(await answers(url)).toBe(true)
  expect(await Promise.all([first.leave(), second.release()])).toEqual([0, 0])
})

test.runIf(process.platform === 'linux')(
  'a server that lost its keeper and its guard is ended by the next process',
  async () => {
    const [first] = users(1) as [PostgresUser]
    await first.server
    const pid = serverPid(folder)
    for (const each of sessionOf(await keeperPid(folder))) if (each !== pid) process.kill(each, 'SIGKILL')
    await first.signal('SIGKILL')
    expect(isAlive(pid)).toBe(true)

    const [second] = users(1) as [PostgresUser]
    const { url } = await second.server
    expect(isAlive(pid)).toBe(false)
    expect(await answers(url)).toBe(true)
    await second.release()
  },
)

test('kill -9 of the server is overcome by the next process', async () => {
  const [first] = users(1) as [PostgresUser]
  await first.server
  const keeper = await keeperPid(folder)
  process.kill(serverPid(folder), 'SIGKILL')
  await endOf(keeper)
  const [second] = users(1) as [PostgresUser]
  expect(await answers((await second.server).url)).toBe(true)
  expect(await Promise.all([first.leave(), second.release()])).toEqual([0, 0])
})

test('kill -9 while the database is being created leaves nothing in the way of the next process', async () => {
  const empty = temporaryFolder()
  const [first] = users(1, empty) as [PostgresUser]
  await vi.waitUntil(() => readdirSync(empty).some((name) => name.startsWith('postgres.new-')), { timeout: 30_000 })
  process.kill(await keeperPid(empty), 'SIGKILL')
  await first.signal('SIGKILL')

  const [second] = users(1, empty) as [PostgresUser]
  expect(await answers((await second.server).url)).toBe(true)
  await second.release()
  expect(readdirSync(empty)).toEqual(['postgres', 'postgres.log'])
})
