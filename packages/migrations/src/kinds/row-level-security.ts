import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Kind } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayQualified } from '../sql/quote.ts'
import { tableKey } from './keys.ts'

/** That a table heeds its policies; no object where it does not. */
export interface RowLevelSecurity {
  readonly namespace: string | null
  readonly table: string
  /** It can be forced, for the owner, on a table where it is not enabled, and then does nothing. */
  readonly enabled: boolean
  readonly forced: boolean
}

const none = { enabled: false, forced: false }

const tableOf = ({ namespace, table }: RowLevelSecurity): Key => tableKey(namespace, table)

export const rowLevelSecurityKind: Kind<RowLevelSecurity> & Declarable = {
  name: 'row level security',
  // Behind the policies, without which nobody but the owner would see a row.
  rank: 71,
  isBeyondEntities: true,
  rebuildable: () => true,
  carried: () => true,
  key: ({ namespace, table }) => `row level security:${displayQualified(namespace, table)}` as Key,
  references: (security) => [tableOf(security)],
  container: tableOf,
  catalog: {
    sql: `
      select r.namespace, r.name as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
      from relation r join pg_class c on c.oid = r.oid and (c.relrowsecurity or c.relforcerowsecurity)
      order by r.namespace nulls first, r.name`,
    decode: (row) => ({
      namespace: row.namespace as string | null,
      table: row.table as string,
      enabled: row.enabled as boolean,
      forced: row.forced as boolean,
    }),
  },
  declared: () => [],
  declaration: {
    begins: /^alter\s+table\s[\s\S]*\srow\s+level\s+security\b/i,
    example: 'ALTER TABLE task ENABLE ROW LEVEL SECURITY',
  },
  create: (security) => turned(none, security),
  drop: (security, { dropped }) => (dropped.has(tableOf(security)) ? [] : turned(security, { ...security, ...none })),
  change: turned,
}

function turned(before: Omit<RowLevelSecurity, 'namespace' | 'table'>, after: RowLevelSecurity): readonly Statement[] {
  const clauses = [
    ...(before.enabled === after.enabled ? [] : [`${after.enabled ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`]),
    ...(before.forced === after.forced ? [] : [`${after.forced ? '' : 'NO '}FORCE ROW LEVEL SECURITY`]),
  ]
  const sql = `ALTER TABLE ${displayQualified(after.namespace, after.table)} ${clauses.join(', ')}`
  return clauses.length === 0
    ? []
    : [statement(sql, { locks: [{ relation: tableOf(after), mode: 'ACCESS EXCLUSIVE' }] })]
}
