import { quoteLiteral, quoteName } from '../sql/quote.ts'
import { withExtensions } from '../sql/search-path.ts'
import type { Database } from './database.ts'
import { type LedgerPlace, ledgerTable } from './ledger-layout.ts'

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
  ...beginWithSettings(server, place, lockTimeoutMs),
  withExtensions(place.defaultNamespace, 'transaction'),
]

const beginWithSettings = (server: Server, place: LedgerPlace, lockTimeoutMs: number): readonly string[] => [
  ...resetStatements,
  'begin isolation level read committed read write not deferrable',
  ...(server.serverVersion >= 14 ? [noticeLostClient] : []),
  ...settingsFor(server, place, lockTimeoutMs).map((setting) => `set local ${setting}`),
]

/** The search path that a transaction of the run began with, so that not every one of a thousand asks for it. */
export interface KnownPath {
  text: string | null
}

/** Forgets the path when a statement may have made, moved or removed an extension or a namespace. */
export function forgetPath(path: KnownPath, sql: string): void {
  if (/extension|schema|\bdo\b|\bcall\b/i.test(sql)) path.text = null
}

/**
 * Without this the server looks for its client only when it has an answer for it, and a statement of a runner that was killed goes on to
 * its end, with the guard in its hands. Not every platform can look, and one that cannot takes no other value than zero.
 */
const noticeLostClient = `select pg_catalog.set_config('client_connection_check_interval', '2s', true)
  where pg_catalog.version() operator(pg_catalog.~~) '%linux%'`

const resetStatements = ['reset session authorization', 'reset role', 'reset all']

/** Where nobody knows the server, as in a script, its version is 0, and whoever runs the script has a name already. */
type Server = Pick<Database, 'serverVersion'> & Partial<Pick<Database, 'applicationName'>>

const settingsFor = (
  { serverVersion, applicationName }: Server,
  { defaultNamespace }: LedgerPlace,
  lockTimeoutMs: number,
): readonly string[] => [
  // A pooler's session has begun under another name, or none.
  ...(applicationName === undefined ? [] : [`application_name = ${quoteLiteral(applicationName)}`]),
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
export async function beginGuarded(database: Database, { place, epoch, patience, path }: Guarded): Promise<number> {
  const settings = beginWithSettings(database, place, patience.lockTimeoutMs)
  const setPath =
    path.text === null ? withExtensions(place.defaultNamespace, 'transaction') : `set local search_path = ${path.text}`
  const results = await database.run([...settings, setPath, guardStatement(place)].join('; '))
  path.text ??= results.at(-2)?.rows[0]?.set_config ?? null
  const { epoch: current, pid } = results.at(-1)?.rows[0] ?? {}
  if (current === epoch) return Number(pid)
  await database.run('rollback')
  throw new Overtaken(`epoch ${epoch} is over, ${current} has begun`)
}

export interface Guarded {
  readonly place: LedgerPlace
  readonly epoch: string
  readonly patience: { readonly lockTimeoutMs: number }
  readonly path: KnownPath
}
