import { expect, test } from 'vitest'

import { status, upgrade } from '../../src/index.ts'
import { type EvidenceHistory, evidenceHistory, expectWhole } from '../support/evidence.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { startUpgrade } from '../support/runner-process.ts'

// Every message is a point at which a process can die. All of them take a quarter of an hour: `pnpm faults` tries them.
const isSweep = process.env.SWEEP !== undefined

const patience = { leaseMs: 2_000, lockTimeoutMs: 500 }

/** Runs the history through a proxy, in a process that is killed when it has sent so many messages. */
async function killedAt(database: FreshDatabase, history: EvidenceHistory, at: number): Promise<void> {
  const proxy = await faultProxy(database.url)
  const victim = startUpgrade(proxy.url, history.folder)
  let sent = 0
  proxy.onMessage(({ to }) => {
    if (to === 'server') sent += 1
    if (sent < at) return 'pass'
    victim.signal('SIGKILL')
    // The message may or may not have left the process before it died.
    return sent % 2 === 0 ? 'cut-after' : 'cut'
  })
  await victim.outcome
  await proxy.close()
}

async function messagesOf(history: EvidenceHistory): Promise<number> {
  const database = await freshDatabase()
  const proxy = await faultProxy(database.url)
  await upgrade({ url: proxy.url, revisions: history.folder, target: 'head' })
  await proxy.close()
  return proxy.messages.filter(({ to }) => to === 'server').length
}

test('kill -9, whenever it comes, leaves what the next run finishes', { timeout: 3_600_000 }, async () => {
  const history = evidenceHistory(6)
  const last = await messagesOf(history)
  const step = isSweep ? 1 : Math.ceil(last / 4)
  for (let at = 1; at <= last; at += step) {
    const database = await freshDatabase()
    await killedAt(database, history, at)
    const found = await status({ url: database.url, revisions: history.folder })
    // Ledger and schema agree, or the ledger says where they do not.
    if (found.halfApplied.length === 0 && found.applied.length > 0) {
      const evidence = await database.query('select id from evidence order by id')
      expect({ at, evidence }).toEqual({ at, evidence: found.applied.map(({ id }) => ({ id })) })
    }
    await upgrade({ url: database.url, revisions: history.folder, target: 'head', patience })
    await expectWhole(database, history)
    await database.drop()
  }
})

test('files of two versions at once: the later ones win, and the earlier ones say that they are behind the database', async () => {
  const database = await freshDatabase()
  const later = evidenceHistory(25)
  const earlier = evidenceHistory(15)
  const run = ({ folder }: EvidenceHistory) =>
    upgrade({ url: database.url, revisions: folder, target: 'head', patience }).then(
      ({ completed }) => completed.map(({ id }) => id),
      (error: { code?: string; fault?: string }) => `${error.code} ${error.fault}`,
    )
  const endings = await Promise.all([earlier, later, earlier, later, earlier, later].map(run))
  const [runs, refusals] = [endings.filter(Array.isArray), endings.filter((ending) => typeof ending === 'string')]
  expect(runs.flat().sort()).toEqual(later.ids)
  expect(new Set(refusals)).toEqual(refusals.length === 0 ? new Set() : new Set(['state ahead']))
  expect(await status({ url: database.url, revisions: earlier.folder })).toMatchObject({ state: 'ahead' })
  await expectWhole(database, later)
})
