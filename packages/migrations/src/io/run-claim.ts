import { setTimeout as sleep } from 'node:timers/promises'

import { ConnectionError, LockedError, StateError } from '../errors.ts'
import { displayName, quoteLiteral } from '../sql/quote.ts'
import { ask, type Database } from './database.ts'
import { sqlStateOf } from './database-error.ts'
import { createLedgerSql, type LedgerPlace, ledgerTable } from './ledger-layout.ts'
import type { Holder } from './lock.ts'
import { beginStatements } from './run-settings.ts'
import { runnerName } from './runner-name.ts'

export interface Claim {
  readonly place: LedgerPlace
  readonly hasLedger: boolean
  readonly patience: {
    /** For the end of an older run's open transaction, too. */
    readonly leaseWaitMs: number
    readonly leaseMs: number
    readonly replyMs: number
  }
}

const claimLockTimeoutMs = 1_000
const longestSilenceMs = 5_000

/**
 * Claims the next epoch for the holder of the lease. An older run's open transaction holds the guard row, so the claim succeeds only
 * after that transaction has ended one way or the other: this is what makes an unanswered COMMIT known.
 */
export async function claimEpoch(database: Database, claim: Claim): Promise<string> {
  const started = performance.now()
  for (;;) {
    try {
      return await tryClaim(database, claim)
    } catch (error) {
      if (!database.isLost()) await database.run('rollback')
      if (sqlStateOf(error) === '42501') throw claim.hasLedger ? mayNotWrite(error, claim) : mayNotCreate(error, claim)
      if (sqlStateOf(error) !== '55P03') throw error
      if (performance.now() - started > claim.patience.leaseWaitMs)
        throw stillOpen(await guardHolder(database, claim), error)
      await endAbandoned(database, claim)
      await sleep(250)
    }
  }
}

async function tryClaim(database: Database, { place, hasLedger, patience }: Claim): Promise<string> {
  const owner = quoteLiteral(runnerName())
  const text = [
    ...beginStatements(database, place, Math.min(claimLockTimeoutMs, patience.replyMs / 2)),
    ...(hasLedger ? [] : [createLedgerSql(place.ledgerSchema, runnerName())]),
    `update ${ledgerTable(place.ledgerSchema, 'guard')}
         set epoch = epoch + 1, owner = ${owner}, since = clock_timestamp() where id = 1 returning epoch::text as epoch`,
    'commit',
  ].join(';\n')
  const results = await database.run(text)
  const epoch = results.at(-2)?.rows[0]?.epoch
  if (results.at(-1)?.command === 'COMMIT' && epoch != null) return epoch
  throw new ConnectionError('The ledger could not be claimed: its guard row is missing.', {
    hint: `Look at ${ledgerTable(place.ledgerSchema, 'guard')}; it has one row with the id 1.`,
  })
}

function mayNotCreate(cause: unknown, { place: { ledgerSchema } }: Claim): StateError {
  const schema = displayName(ledgerSchema)
  return new StateError(`This role may not create the schema ${schema} that the ledger is kept in.`, {
    fault: 'foreign-ledger',
    hint: `Run as the database's owner: create schema ${schema} authorization <role>; or grant the role CREATE on the database.`,
    cause,
  })
}

function mayNotWrite(cause: unknown, { place: { ledgerSchema } }: Claim): StateError {
  const schema = displayName(ledgerSchema)
  return new StateError(`This role may read the ledger in the schema ${schema}, and not write it.`, {
    fault: 'foreign-ledger',
    hint: `Run as its owner: grant select, insert, update, delete on all tables in schema ${schema} to <role>; or log in as a role that may.`,
    cause,
  })
}

function stillOpen(holder: Holder | null, cause: unknown): LockedError {
  const who = holder === null ? 'Somebody' : `${holder.application} (process ${holder.pid})`
  return new LockedError(`${who} still has a transaction of an earlier run open.`, {
    holder,
    hint: holder === null ? 'Try again.' : `Wait for it, or end it with: select pg_terminate_backend(${holder.pid});`,
    cause,
  })
}

/** The sessions that have locked the row of the guard, as far as the role may see them. */
const guardSessions = ({ place: { ledgerSchema } }: Claim): string => `
     from pg_locks as lock
     join pg_class as relation on relation.oid = lock.relation and relation.relname = 'guard'
     join pg_namespace as namespace on namespace.oid = relation.relnamespace and namespace.nspname = ${quoteLiteral(ledgerSchema)}
     join pg_stat_activity as activity on activity.pid = lock.pid
     where lock.locktype = 'relation' and lock.mode = 'RowShareLock' and lock.granted
       and lock.database = (select oid from pg_database where datname = current_database())
       and activity.pid <> pg_backend_pid()`

async function guardHolder(database: Database, claim: Claim): Promise<Holder | null> {
  const [row] = await ask(
    database,
    `select activity.pid, activity.application_name as application, activity.xact_start as since ${guardSessions(claim)}`,
  )
  if (row === undefined) return null
  return { pid: Number(row.pid), application: row.application ?? '', since: row.since ?? '' }
}

/**
 * Ends an older run's transaction that has long waited for its client, which is frozen or on a host that is gone. The server says
 * "active" for one that was left in the middle of an extended exchange; no time-out of its own ends that. A statement at work may finish.
 */
async function endAbandoned(database: Database, claim: Claim): Promise<void> {
  const silenceMs = Math.min(longestSilenceMs, claim.patience.leaseMs)
  await ask(
    database,
    `select pg_terminate_backend(activity.pid) ${guardSessions(claim)}
       and activity.application_name like 'retort %'
       and activity.wait_event = 'ClientRead'
       and activity.state_change < clock_timestamp() - interval '${silenceMs} milliseconds'`,
  )
}
