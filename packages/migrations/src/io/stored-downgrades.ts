import type { RevisionId } from '../model/revision.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { ask, type Database } from './database.ts'
import { type LedgerPlace, ledgerTable } from './ledger-layout.ts'

/** The statements that undo revisions as they were applied; without an entry where the file had none literally. */
export async function storedDowngrades(
  database: Database,
  { ledgerSchema }: LedgerPlace,
  ids: readonly RevisionId[],
): Promise<ReadonlyMap<RevisionId, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ask(
    database,
    `select id, to_json(downgrade)::text as downgrade from ${ledgerTable(ledgerSchema, 'ledger')}
     where downgrade is not null and id in (${ids.map(quoteLiteral).join(', ')})`,
  )
  return new Map(rows.map(({ id, downgrade }) => [id ?? '', JSON.parse(downgrade ?? '[]') as readonly string[]]))
}
