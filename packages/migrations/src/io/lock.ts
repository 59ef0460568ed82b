import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { LockedError } from '../errors.ts'
import { ask, type ConnectionOptions, connect, type Database } from './database.ts'
import { runnerName } from './runner-name.ts'

/** The right to migrate one database. It ends by itself when its holder stops saying that it lives. */
export interface Lease {
  isLost(): boolean
  release(): Promise<void>
}

export type Holder = NonNullable<LockedError['holder']>

export interface LeaseRequest {
  readonly options: ConnectionOptions
  readonly ledgerSchema: string
  readonly waitMs: number
  /** How long the server keeps the lease of a holder that is silent: frozen, or on a vanished host. */
  readonly leaseMs: number
  /** For the answer to one message. */
  readonly replyMs: number
  readonly signal: AbortSignal | undefined
  /** Told now and then who is waited for. */
  readonly waiting: (holder: Holder | null, waitedMs: number) => void
  /** Asked now and then whether the wait has become pointless, because the holder did the work. */
  readonly settled: () => Promise<boolean>
}

const pollMs = { first: 25, longest: 500 }
const settledEveryMs = 3_000
const waitingEveryMs = 10_000

/** The lease, or null when the work was done by somebody else meanwhile. Polls, and never waits inside the server. */
export async function acquireLease(request: LeaseRequest): Promise<Lease | null> {
  const database = await connect(request.options, `lease ${runnerName()}`, request.replyMs)
  try {
    return await poll(database, request)
  } catch (error) {
    database.destroy()
    throw error
  }
}

async function poll(database: Database, request: LeaseRequest): Promise<Lease | null> {
  const started = performance.now()
  let tellAt = started
  let settledAt = started + settledEveryMs
  for (let attempt = 0; ; attempt += 1) {
    request.signal?.throwIfAborted()
    if (await tryLock(database, request)) return holdLease(database, request.leaseMs)
    const now = performance.now()
    if (now - started >= request.waitMs) throw lockedBy(await holderOf(database, request.ledgerSchema))
    if (now >= tellAt) {
      tellAt = now + waitingEveryMs
      request.waiting(await holderOf(database, request.ledgerSchema), now - started)
    }
    if (now >= settledAt) {
      settledAt = now + settledEveryMs
      if (await request.settled()) return database.close().then(() => null)
    }
    await pause(attempt, request.signal)
  }
}

/**
 * A transaction-scoped lock: through a pooler a session lock would belong to whoever gets the server session next.
 * Everything goes in one simple-protocol message, and READ COMMITTED is said aloud: an extended-protocol statement leaves an
 * open portal behind, and a role's default of REPEATABLE READ a snapshot, and CREATE INDEX CONCURRENTLY waits for either.
 */
async function tryLock(database: Database, { ledgerSchema, leaseMs }: LeaseRequest): Promise<boolean> {
  const results = await database.run(
    [
      'begin isolation level read committed',
      'set local statement_timeout = 0',
      `set local idle_in_transaction_session_timeout = ${leaseMs}`,
      ...(database.serverVersion >= 17 ? ['set local transaction_timeout = 0'] : []),
      `select pg_catalog.pg_try_advisory_xact_lock(${lockKeys(ledgerSchema).join(', ')}) as got`,
    ].join('; '),
  )
  if (results.at(-1)?.rows[0]?.got === 't') return true
  await database.run('rollback')
  return false
}

/** The advisory lock's two keys. The server keeps advisory locks apart by database. */
export function lockKeys(ledgerSchema: string): readonly [number, number] {
  const digest = createHash('sha256').update(`retort\0${ledgerSchema}`).digest()
  return [digest.readInt32BE(0), digest.readInt32BE(4)]
}

function holdLease(database: Database, leaseMs: number): Lease {
  let beating: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout
  const beat = (): void => {
    // An empty query keeps the transaction from being idle without taking a snapshot, which SELECT 1 would take.
    const late = setTimeout(() => database.destroy(), leaseMs)
    beating = database
      .run('')
      .then(schedule, () => undefined)
      .finally(() => clearTimeout(late))
  }
  const schedule = (): void => {
    timer = setTimeout(beat, leaseMs / 4)
  }
  schedule()
  return {
    isLost: database.isLost,
    async release() {
      clearTimeout(timer)
      await beating
      clearTimeout(timer)
      // Said aloud, because the server notices a closed session a moment later than its client.
      if (!database.isLost()) await database.run('rollback').catch(() => undefined)
      await database.close()
    },
  }
}

/** Who holds the lease, as far as the role may know. */
export async function holderOf(database: Database, ledgerSchema: string): Promise<Holder | null> {
  const [classId, objectId] = lockKeys(ledgerSchema).map((key) => key >>> 0)
  const query = `
    select lock.pid, activity.application_name as application, activity.xact_start as since
    from pg_locks as lock
    left join pg_stat_activity as activity on activity.pid = lock.pid
    where lock.locktype = 'advisory' and lock.granted and lock.objsubid = 2
      and lock.database = (select oid from pg_database where datname = current_database())
      and lock.classid = ${classId} and lock.objid = ${objectId}`
  const [row] = await ask(database, query)
  if (row === undefined) return null
  const application = (row.application ?? '').replace(/^retort lease /, '')
  return {
    pid: Number(row.pid),
    application: application || 'a session that this role may not see',
    since: row.since ?? '',
  }
}

function lockedBy(holder: Holder | null): LockedError {
  if (holder === null) {
    return new LockedError('Other runs held the migration lock all the time.', { holder, hint: 'Try again.' })
  }
  const since = holder.since === '' ? '' : `, since ${holder.since}`
  return new LockedError(`Another run holds the migration lock: ${holder.application}${since}.`, {
    holder,
    hint: `Wait for it, or end it with: select pg_terminate_backend(${holder.pid});`,
  })
}

async function pause(attempt: number, signal: AbortSignal | undefined): Promise<void> {
  const longest = Math.min(pollMs.first * 2 ** Math.min(attempt, 6), pollMs.longest)
  await sleep(longest / 2 + (Math.random() * longest) / 2, undefined, signal === undefined ? {} : { signal })
}
