import { quoteLiteral } from '../sql/quote.ts'
import { printingPath, withExtensions } from '../sql/search-path.ts'
import type { Database, TextResult } from './database.ts'
import type { LedgerPlace } from './ledger-layout.ts'

/** How long a run's session may be silent inside a transaction before the server ends it. */
const silentMs = 300_000

/** Sets what a statement's meaning and its patience depend on, whatever the role or the revision before has set. */
export const sessionStatements = (server: Server, place: LedgerPlace, lockTimeoutMs: number): readonly string[] => [
  ...resetRoles,
  'reset all',
  ...settingsFor(server, lockTimeoutMs).map((setting) => `set ${setting}`),
  `set ${printingPath(place.defaultNamespace)}`,
  withExtensions(place.defaultNamespace, 'session'),
]

/**
 * Opens a transaction with those settings, as the statements of one simple-protocol message: a runner that freezes between two
 * messages would hold a snapshot without holding the guard.
 */
export const beginStatements = (server: Server, place: LedgerPlace, lockTimeoutMs: number): readonly string[] => [
  ...resetRoles,
  ...beginFrom(newMemory(), { server, place, lockTimeoutMs }),
]

/** A transaction that a run has open. */
export interface Begun {
  /** The server's process that has it. */
  readonly pid: number
  /** By the server's clock. */
  readonly since: string
}

/** What a run keeps in mind of its session from one message to the next, so that not every one of a thousand revisions asks for it. */
export interface SessionMemory {
  /** The search path that a transaction began with. */
  path: string | null
  /** Whether the server can look for a client that is gone. */
  checksClient: boolean | null
  /** Open for the revision to come; null when that has to begin one itself. */
  begun: Begun | null
}

export const newMemory = (): SessionMemory => ({ path: null, checksClient: null, begun: null })

/** Forgets the path when a statement may have made, moved or removed an extension or a namespace. */
export function forgetPath(memory: SessionMemory, sql: string): void {
  if (/extension|schema|\bdo\b|\bcall\b/i.test(sql)) memory.path = null
}

interface Setting {
  readonly server: Server
  readonly place: LedgerPlace
  readonly lockTimeoutMs: number
}

/** A revision may have taken another role, which has other rights and must not be anybody else's. */
export const resetRoles = ['reset session authorization', 'reset role']

/** The same with what is known of the session, whose role is its own. */
export const beginFrom = (
  { path, checksClient }: Pick<SessionMemory, 'path' | 'checksClient'>,
  { server, place: { defaultNamespace }, lockTimeoutMs }: Setting,
): readonly string[] => [
  'reset all',
  'begin isolation level read committed read write not deferrable',
  ...(server.serverVersion < 14 || checksClient === false ? [] : [checksClient ? noticeLostClient : noticeIfAble]),
  ...settingsFor(server, lockTimeoutMs).map((setting) => `set local ${setting}`),
  ...(path === null
    ? [`set local ${printingPath(defaultNamespace)}`, withExtensions(defaultNamespace, 'transaction')]
    : [`set local search_path = ${path}`]),
]

/** Remembers what such a transaction has found out. */
export function remember(memory: SessionMemory, results: readonly TextResult[]): void {
  const answers = results.flatMap(({ rows }) => rows.flatMap((row) => row.set_config ?? []))
  memory.checksClient ??= answers.includes(checkInterval)
  memory.path ??= answers.find((answer) => answer !== checkInterval) ?? null
}

const checkInterval = '2s'

/**
 * Without this the server looks for its client only when it has an answer for it, and a statement of a runner that was killed goes on to
 * its end, with the guard in its hands.
 */
const noticeLostClient = `set local client_connection_check_interval = '${checkInterval}'`

/** Not every platform can look, and one that cannot takes no other value than zero. */
const noticeIfAble = `select pg_catalog.set_config('client_connection_check_interval', '${checkInterval}', true)
  where pg_catalog.version() operator(pg_catalog.~~) '%linux%'`

/** Where nobody knows the server, as in a script, its version is 0, and whoever runs the script has a name already. */
type Server = Pick<Database, 'serverVersion'> & Partial<Pick<Database, 'applicationName'>>

const settingsFor = ({ serverVersion, applicationName }: Server, lockTimeoutMs: number): readonly string[] => [
  // A pooler's session has begun under another name, or none.
  ...(applicationName === undefined ? [] : [`application_name = ${quoteLiteral(applicationName)}`]),
  `lock_timeout = ${Math.round(lockTimeoutMs)}`,
  'statement_timeout = 0',
  `idle_in_transaction_session_timeout = ${silentMs}`,
  ...(serverVersion >= 17 ? ['transaction_timeout = 0'] : []),
  "timezone = 'UTC'",
  "datestyle = 'ISO, MDY'",
  "intervalstyle = 'postgres'",
]
