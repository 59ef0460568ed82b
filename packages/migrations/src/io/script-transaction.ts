import { quoteLiteral } from '../sql/quote.ts'
import { scriptText } from '../sql/script-text.ts'
import { type LedgerPlace, ledgerTable } from './ledger-layout.ts'
import { defaultPatience } from './patience.ts'
import { beginStatements, sessionStatements } from './run-settings.ts'
import { exclusionGuard, refuseRow } from './script-guard.ts'

/** A script's place in a database, and the name that its transactions know one another by. */
export interface ScriptPlace extends LedgerPlace {
  readonly script: string
}

/** Who runs it, which the server alone knows, and what. */
export const scriptRunner = ({ script }: ScriptPlace): string =>
  `session_user operator(pg_catalog.||) ${quoteLiteral(` (script ${script})`)}`

interface Transaction {
  /** Raise an error where the database is not as it has to be. */
  readonly guards: readonly string[]
  readonly statements: readonly string[]
}

/** The first transaction, after which a run that had begun before finds itself overtaken. */
export const scriptOpening = (place: ScriptPlace, guards: readonly string[]): readonly string[] =>
  transaction(place, {
    guards,
    statements: [
      `update ${ledgerTable(place.ledgerSchema, 'guard')}
  set epoch = epoch operator(pg_catalog.+) 1, owner = ${scriptRunner(place)}, since = pg_catalog.clock_timestamp()
  where id operator(pg_catalog.=) 1`,
    ],
  })

/** A transaction with the settings of a run; only while nobody else is at work, or has been since the script began. */
export function scriptTransaction(place: ScriptPlace, { guards, statements }: Transaction): readonly string[] {
  const guard = ledgerTable(place.ledgerSchema, 'guard')
  const isOurs = refuseRow(
    `select where not exists (select from ${guard} where id = 1 and owner = ${scriptRunner(place)})`,
    'The script did not begin here, or another run has been at work since.',
  )
  return transaction(place, {
    guards: [isOurs, ...guards],
    statements: [
      `update ${guard} set epoch = epoch operator(pg_catalog.+) 1 where id operator(pg_catalog.=) 1`,
      ...statements,
    ],
  })
}

// What a newer server needs besides, the guard sets.
const server = { serverVersion: 0 }

function transaction(place: LedgerPlace, { guards, statements }: Transaction): readonly string[] {
  const begin = withEncoding(beginStatements(server, place, defaultPatience.lockTimeoutMs))
  const settings = begin.slice(begin.findIndex((statement) => statement.startsWith('begin')) + 1)
  return [
    ...begin.slice(0, -settings.length),
    // Guards mean PostgreSQL's own functions and operators; the settings after them are those of the revision.
    'set local search_path = pg_catalog, pg_temp',
    exclusionGuard(place),
    ...guards,
    ...settings,
    ...statements,
    'commit',
  ].map(scriptText)
}

/** The settings of a run for the statements that follow outside a transaction. */
export const scriptSession = (place: LedgerPlace, lockTimeoutMs: number): readonly string[] =>
  withEncoding(sessionStatements(server, place, lockTimeoutMs)).map(scriptText)

/** A script is UTF-8, whatever the reset takes the session back to. */
const withEncoding = (statements: readonly string[]): readonly string[] =>
  statements.flatMap((statement) => (statement === 'reset all' ? [statement, scriptEncoding] : [statement]))

export const scriptEncoding = "set client_encoding = 'UTF8'"
