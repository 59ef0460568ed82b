import { createHash } from 'node:crypto'

import { clip, longestName } from '../sql/object-name.ts'

/** The schema of the ledger of a tenant that has a schema of its own: `retort_acme` beside `acme`. */
export function tenantLedgerSchema(schema: string, ledgerSchema = 'retort'): string {
  const name = `${ledgerSchema}_${schema}`
  // Cut by PostgreSQL, the names of two tenants could become one, and they would share a ledger.
  if (Buffer.byteLength(name) <= longestName) return name
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${clip(name, longestName - digest.length - 1)}_${digest}`
}
