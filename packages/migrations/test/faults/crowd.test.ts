import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'

import { type EvidenceHistory, evidenceHistory, expectWhole } from '../support/evidence.ts'
import { hasPooler, transactionPooler } from '../support/pooler.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { type RunnerProcess, startUpgrade } from '../support/runner-process.ts'

// The full size takes minutes: `pnpm faults` runs it.
const size =
  process.env.SWEEP === undefined
    ? { processes: 4, revisions: 15, kills: 2 }
    : { processes: 20, revisions: 50, kills: 15 }

if (!hasPooler()) console.warn('PgBouncer is not installed: what is said of a crowd behind a pooler is not tried.')

test('of many processes at once each revision is applied by one, whoever is killed', { timeout: 900_000 }, async () => {
  const database = await freshDatabase()
  const history = await runCrowd(database, database.url)
  await expectWhole(database, history)
})

test.skipIf(!hasPooler())('the same holds behind a transaction pooler', { timeout: 900_000 }, async () => {
  const database = await freshDatabase()
  const pooler = await transactionPooler(database.url, size.processes + 5)
  const history = await runCrowd(database, pooler.url)
  // It keeps sessions of the server for whoever comes next.
  await pooler.stop()
  await expectWhole(database, history)
})

/** Starts everybody at once, kills whoever has the lease now and then, and starts another in the place of each. */
async function runCrowd(database: FreshDatabase, url: string): Promise<EvidenceHistory> {
  const history = evidenceHistory(size.revisions, 0.03)
  const crowd = new Map<number, RunnerProcess>()
  const join = (): void => {
    const runner = startUpgrade(url, history.folder)
    crowd.set(runner.pid, runner)
  }
  for (let started = 0; started < size.processes; started += 1) join()
  for (let killed = 0; killed < size.kills && !(await isDone(database, history)); ) {
    await sleep(300 * Math.random())
    const holder = crowd.get((await holderOf(database)) ?? 0)
    if (holder === undefined) continue
    holder.signal('SIGKILL')
    await holder.outcome
    crowd.delete(holder.pid)
    killed += 1
    join()
  }
  const outcomes = await Promise.all([...crowd.values()].map(({ outcome }) => outcome))
  expect(outcomes.filter((outcome) => outcome?.completed === undefined)).toEqual([])
  // Of what a killed process had finished nobody has told.
  const told = outcomes.flatMap((outcome) => outcome?.completed ?? [])
  expect(new Set(told).size).toBe(told.length)
  return history
}

/** The process that has the lease, by the name that its session bears. */
async function holderOf(database: FreshDatabase): Promise<number | null> {
  const [row] = await database.query<{ name: string }>(
    `select activity.application_name as name from pg_locks lock join pg_stat_activity activity on activity.pid = lock.pid
     where lock.locktype = 'advisory' and lock.granted
       and lock.database = (select oid from pg_database where datname = current_database())`,
  )
  const pid = /:(\d+)$/.exec(row?.name ?? '')?.[1]
  return pid === undefined ? null : Number(pid)
}

async function isDone(database: FreshDatabase, { ids }: EvidenceHistory): Promise<boolean> {
  const [row] = await database.query<{ there: boolean }>("select to_regclass('retort.ledger') is not null as there")
  if (row?.there !== true) return false
  const applied = await database.query("select id from retort.ledger where state = 'applied'")
  return applied.length === ids.length
}
