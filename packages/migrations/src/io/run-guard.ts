import { setTimeout as sleep } from 'node:timers/promises'

import { ConnectionError } from '../errors.ts'
import { quoteLiteral, quoteName } from '../sql/quote.ts'
import { withExtensions } from '../sql/search-path.ts'
import { ask, type Database } from './database.ts'
import { sqlStateOf } from './database-error.ts'
import { createLedgerSql, type LedgerPlace, ledgerTable } from './ledger-layout.ts'
import { runnerName } from './runner-name.ts'

/** Another runner has taken over; what this one had open was rolled back, and it has to look again. */
export class Overtaken extends Error {}

/** How long a run's session may be silent inside a transaction before the server ends it. */
const silentMs = 300_000

/** Sets what a statement's meaning and its patience depend on, whatever the role or the revision before has set. */
export const sessionStatements = (server: Server, place: LedgerPlace, lockTimeoutMs: number): readonly string[] => [
  ...resetStatements,
  ...settingsFor(server, place, lockTimeoutMs).map((setting) => `set ${setting}`),
  withExtensions(place.defaultNamespace, 'session'),
]

/**
 * Opens a transaction with those settings, as the statements of one simple-protocol message: a runner that freezes between two
 * messages would hold a snapshot without holding the guard.
 */
export const beginStatements = (server: Server, place: LedgerPlace, lockTimeoutMs: number): readonly string[] => [
  ...resetStatements,
  'begin isolation level read committed read write not deferrable',
  ...settingsFor(server, place, lockTimeoutMs).map((setting) => `set local ${setting}`),
  withExtensions(place.defaultNamespace, 'transaction'),
]

const resetStatements = ['reset session authorization', 'reset role', 'reset all']

/** Where nobody knows the server, as in a script, its version is 0. */
type Server = Pick<Database, 'serverVersion'>

const settingsFor = (
  { serverVersion }: Server,
  { defaultNamespace }: LedgerPlace,
  lockTimeoutMs: number,
): readonly string[] => [
  `lock_timeout = ${Math.round(lockTimeoutMs)}`,
  'statement_timeout = 0',
  `idle_in_transaction_session_timeout = ${silentMs}`,
  ...(serverVersion >= 17 ? ['transaction_timeout = 0'] : []),
  "timezone = 'UTC'",
  "datestyle = 'ISO, MDY'",
  "intervalstyle = 'postgres'",
  `search_path = ${quoteName(defaultNamespace)}, pg_temp`,
]

/** The statement that an open transaction holds the guard with: until it ends, nobody else can claim the next epoch. */
export const guardStatement = ({ ledgerSchema }: LedgerPlace): string =>
  `select epoch::text as epoch, pg_backend_pid() as pid from ${ledgerTable(ledgerSchema, 'guard')} where id = 1 for update`

/**
 * Begins a transaction of the run with this epoch, and answers with the server's process that has it. Refuses when a later run has
 * claimed the database.
 */
export async function beginGuarded(database: Database, { place, epoch, patience }: Guarded): Promise<number> {
  const statements = [...beginStatements(database, place, patience.lockTimeoutMs), guardStatement(place)]
  const results = await database.run(statements.join('; '))
  const { epoch: current, pid } = results.at(-1)?.rows[0] ?? {}
  if (current === epoch) return Number(pid)
  await database.run('rollback')
  throw new Overtaken(`epoch ${epoch} is over, ${current} has begun`)
}

export interface Guarded {
  readonly place: LedgerPlace
  readonly epoch: string
  readonly patience: { readonly lockTimeoutMs: number }
}

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
  const started = Date.now()
  for (;;) {
    try {
      return await tryClaim(database, claim)
    } catch (error) {
      if (!database.isLost()) await database.run('rollback')
      if (sqlStateOf(error) !== '55P03' || Date.now() - started > claim.patience.leaseWaitMs) throw error
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

/**
 * Ends an older run's transaction that has long waited for its client, which is frozen or on a host that is gone. The server says
 * "active" for one that was left in the middle of an extended exchange; no time-out of its own ends that. A statement at work may finish.
 */
async function endAbandoned(database: Database, { place: { ledgerSchema }, patience }: Claim): Promise<void> {
  const silenceMs = Math.min(longestSilenceMs, patience.leaseMs)
  await ask(
    database,
    `select pg_terminate_backend(activity.pid)
     from pg_locks as lock
     join pg_class as relation on relation.oid = lock.relation and relation.relname = 'guard'
     join pg_namespace as namespace on namespace.oid = relation.relnamespace and namespace.nspname = ${quoteLiteral(ledgerSchema)}
     join pg_stat_activity as activity on activity.pid = lock.pid
     where lock.locktype = 'relation' and lock.mode = 'RowShareLock' and lock.granted
       and lock.database = (select oid from pg_database where datname = current_database())
       and activity.pid <> pg_backend_pid() and activity.application_name like 'retort %'
       and activity.wait_event = 'ClientRead'
       and activity.state_change < clock_timestamp() - interval '${silenceMs} milliseconds'`,
  )
}
