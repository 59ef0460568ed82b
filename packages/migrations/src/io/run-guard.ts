import { StateError } from '../errors.ts'
import type { Database, TextResult } from './database.ts'
import { type LedgerPlace, ledgerTable } from './ledger-layout.ts'
import { type Begun, beginFrom, remember, resetRoles, type SessionMemory } from './run-settings.ts'

/** Another runner has taken over; what this one had open was rolled back, and it has to look again. */
export class Overtaken extends Error {}

/** The statement that an open transaction holds the guard with: until it ends, nobody else can claim the next epoch. */
const guardStatement = ({ ledgerSchema }: LedgerPlace): string =>
  `select epoch::text as epoch, pg_backend_pid() as pid, clock_timestamp()::text as since from ${ledgerTable(ledgerSchema, 'guard')} where id = 1 for update`

/** Begins a transaction of the run with this epoch. Refuses when a later run has claimed the database. */
export async function beginGuarded(database: Database, guarded: Guarded): Promise<Begun> {
  const { memory, epoch } = guarded
  const { begun } = memory
  memory.begun = null
  if (begun !== null) return begun
  const results = await database.run([...resetRoles, ...guardedBegin(database, guarded)].join('; '))
  const { begun: own, epoch: current } = begunIn(results, guarded)
  if (own !== null) return own
  await database.run('rollback')
  throw new Overtaken(`epoch ${epoch} is over, ${current} has begun`)
}

/** Changes the ledger in a transaction that only the run with the present epoch can commit. */
export async function writeGuarded(
  run: Guarded & { readonly database: Database },
  statements: readonly string[],
): Promise<void> {
  await beginGuarded(run.database, run)
  await commitGuarded(run.database, statements)
}

/** Ends such a transaction with these statements, which are the ledger's and not the revision's. */
export async function commitGuarded(database: Database, statements: readonly string[]): Promise<void> {
  const results = await database.run([...resetRoles, ...statements, 'commit'].join('; '))
  // The commit of a transaction that has failed is answered with ROLLBACK, and is no error.
  if (results.at(-1)?.command === 'COMMIT') return
  throw new StateError('The ledger did not take what was to be recorded.', {
    fault: 'half-applied',
    hint: 'Look where the database stands: migrate current',
  })
}

/**
 * The statements that begin a transaction of the run in a session whose role is its own. What follows may only go by what
 * `begunIn` finds in their answer.
 */
export const guardedBegin = (server: Database, { place, patience, memory }: Guarded): readonly string[] => [
  ...beginFrom(memory, { server, place, lockTimeoutMs: patience.lockTimeoutMs }),
  guardStatement(place),
]

/** The transaction that such an answer is about; null when the epoch is over, and another has begun. */
export function begunIn(
  results: readonly TextResult[],
  { epoch, memory }: Guarded,
): { readonly begun: Begun | null; readonly epoch: string | null } {
  remember(memory, results)
  const { epoch: current = null, pid, since } = results.at(-1)?.rows[0] ?? {}
  return { begun: current === epoch ? { pid: Number(pid), since: since ?? '' } : null, epoch: current }
}

export interface Guarded {
  readonly place: LedgerPlace
  readonly epoch: string
  readonly patience: { readonly lockTimeoutMs: number }
  readonly memory: SessionMemory
}
