import type { RevisionId } from '../model/revision.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { type LedgerPlace, ledgerTable } from './ledger-layout.ts'
import { entryColumns, insertColumns, millisecondsSince } from './ledger-write.ts'
import type { Task } from './run-body.ts'
import { refuseRow, textArray } from './script-guard.ts'
import { type ScriptPlace, scriptRunner } from './script-transaction.ts'

/** One revision as a script runs it. */
export interface ScriptTask extends Pick<Task, 'revision' | 'direction' | 'dependsOn' | 'downgrade'> {
  readonly statements: readonly string[]
  /** What it follows and what it depends on. */
  readonly below: readonly RevisionId[]
}

interface Progress {
  readonly state: 'applied' | 'upgrading'
  readonly sent: readonly string[]
}

/** The row of the ledger as a run writes it, but for when, by whom and how long, which the server fills in. */
export function insertion(place: ScriptPlace, task: ScriptTask, { state, sent }: Progress): string {
  const { revision, dependsOn, downgrade } = task
  const position = positionIn(place)
  const entry = { revision, position, dependsOn, downgrade, state, sent, steps: sent.length, since: null }
  const duration = state === 'applied' ? millisecondsSince('pg_catalog.transaction_timestamp()') : 'null'
  return insertColumns(place, { ...entryColumns(entry), applied_by: scriptRunner(place), duration_ms: duration })
}

/** A run counts its rows from its epoch on, and every transaction of a script has an epoch of its own. */
const positionIn = ({ ledgerSchema }: LedgerPlace): string =>
  `(select epoch operator(pg_catalog.*) 1000000 operator(pg_catalog.+) 1 from ${ledgerTable(ledgerSchema, 'guard')})`

/** Turns the row of an upgrade that goes step by step, and tells since when, into that of an applied revision. */
export const completion = ({ ledgerSchema }: LedgerPlace, { revision }: ScriptTask): string =>
  `update ${ledgerTable(ledgerSchema, 'ledger')}
  set state = 'applied', applied_at = pg_catalog.clock_timestamp(), duration_ms = ${millisecondsSince('applied_at')}
  where id operator(pg_catalog.=) ${quoteLiteral(revision.id)}`

/** Raises an error unless this revision is the next one. */
export function turnGuard({ ledgerSchema }: LedgerPlace, { revision, below, direction }: ScriptTask): string {
  const ledger = ledgerTable(ledgerSchema, 'ledger')
  const id = quoteLiteral(revision.id)
  if (direction === 'upgrade') {
    return refuseRow(
      `select from ${ledger} where id = ${id}
    union all select from unnest(${textArray(below)}) as below (id)
    where id not in (select id from ${ledger} where state = 'applied')`,
      `${revision.id} is applied already, or something that it follows is not.`,
    )
  }
  return refuseRow(
    `select where not exists (select from ${ledger} where id = ${id} and state = 'applied')
    union all select from ${ledger} where ${id} = any (down_revisions || depends_on)`,
    `${revision.id} is not applied, or something that follows it is.`,
  )
}
