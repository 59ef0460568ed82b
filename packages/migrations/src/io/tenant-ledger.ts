import { createHash } from 'node:crypto'

import { clip } from '../sql/object-name.ts'

// PostgreSQL would cut a longer name without a word, and two tenants would share a ledger.
const longest = 63

/** The schema of the ledger of a tenant that has a schema of its own: `retort_acme` beside `acme`. */
export function tenantLedgerSchema(schema: string, ledgerSchema = 'retort'): string {
  const name = `${ledgerSchema}_${schema}`
  if (Buffer.byteLength(name) <= longest) return name
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${clip(name, longest - digest.length - 1)}_${digest}`
}
