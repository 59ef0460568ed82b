import { type Statement, statement } from '../model/statement.ts'
import { quoteName, quoteQualified } from '../sql/quote.ts'
import type { Column } from './column.ts'
import { tableKey } from './keys.ts'

/** ALTER TABLE … ALTER COLUMN, which takes the strongest lock whatever the action. */
export function alterColumn(column: Column, action: string, facts: Partial<Statement> = {}): Statement {
  const table = tableKey(column.namespace, column.table)
  const sql = `ALTER TABLE ${quoteQualified(column.namespace, column.table)} ALTER COLUMN ${quoteName(column.name)} ${action}`
  return statement(sql, { locks: [{ relation: table, mode: 'ACCESS EXCLUSIVE' }], ...facts })
}
