import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'

import { check, status, upgrade } from '../../src/index.ts'
import type { Progress } from '../../src/model/progress.ts'
import { evidenceHistory, expectWhole } from '../support/evidence.ts'
import { historyFolder } from '../support/history-folder.ts'
import { type OwnServer, ownServer } from '../support/own-server.ts'
import type { FreshDatabase } from '../support/postgres.ts'

const servers: OwnServer[] = []

afterAll(async () => {
  for (const server of servers) await server.stop().catch(() => undefined)
})

async function serverOfOwn(): Promise<OwnServer> {
  const server = await ownServer()
  servers.push(server)
  return server
}

/** The server's own database, asked on a session for each question: sessions do not live long here. */
const databaseOf = ({ url }: OwnServer): Pick<FreshDatabase, 'query'> => ({
  async query<Row extends pg.QueryResultRow>(sql: string) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<Row>(sql)
    await client.end()
    return rows
  },
})

test('a run outlives a server that is restarted and one that crashes', { timeout: 240_000 }, async () => {
  const server = await serverOfOwn()
  const history = evidenceHistory(12, 0.2)
  const events: Progress[] = []
  const finished = (count: number) => () => events.filter(({ event }) => event === 'revision-finished').length >= count
  const running = upgrade({
    url: server.url,
    revisions: history.folder,
    target: 'head',
    patience: { leaseMs: 2_000, replyMs: 5_000, reconnectMs: 60_000 },
    onProgress: (event) => events.push(event),
  })
  await expect.poll(finished(2), { timeout: 60_000 }).toBe(true)
  await server.stop()
  await server.start()
  await expect.poll(finished(7), { timeout: 60_000 }).toBe(true)
  await server.crash()
  await server.start()
  expect((await running).completed.map(({ id }) => id)).toEqual(history.ids)
  expect(events.filter(({ event }) => event === 'reconnecting').length).toBeGreaterThan(1)
  await expectWhole(databaseOf(server) as FreshDatabase, history)
})

test('a standby is read, and refused for writing; after its promotion the same call goes on', {
  timeout: 240_000,
}, async () => {
  const server = await serverOfOwn()
  const revisions = historyFolder([{ id: 'aaaa', upgrade: ["create table loans (due date default 'tomorrow'::date)"] }])
  const options = { url: server.url, revisions, target: 'head' }
  await upgrade({ ...options, target: 'head' })
  const longer = historyFolder([
    { id: 'aaaa', upgrade: ["create table loans (due date default 'tomorrow'::date)"] },
    { id: 'bbbb' },
  ])
  await server.stop()
  writeFileSync(join(server.data, 'standby.signal'), '')
  await server.start()
  await expect(upgrade({ ...options, revisions: longer })).rejects.toMatchObject({ code: 'state', fault: 'read-only' })
  expect(await status({ ...options, revisions: longer })).toMatchObject({ state: 'behind', pending: ['bbbb'] })
  const { DataSource, EntitySchema } = await import('typeorm')
  const loan = new EntitySchema({
    name: 'Loan',
    tableName: 'loans',
    columns: { due: { type: 'date', primary: true, default: () => "('to' || 'day')::date" } },
  })
  const found = await check({
    ...options,
    dataSource: async () => new DataSource({ type: 'postgres', entities: [loan] }),
  })
  expect(found.uncompared).toContain('loans.due')
  await databaseOf(server).query('select pg_promote()')
  expect((await upgrade({ ...options, revisions: longer })).completed.map(({ id }) => id)).toEqual(['bbbb'])
  rmSync(join(server.data, 'standby.signal'), { force: true })
})
