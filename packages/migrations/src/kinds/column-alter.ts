import { type Statement, statement } from '../model/statement.ts'
import { quoteName, quoteQualified } from '../sql/quote.ts'
import type { Column } from './column.ts'
import { tableKey } from './keys.ts'

/** ALTER TABLE … ALTER COLUMN, which takes the strongest lock whatever the action. */
export const alterColumn = (column: Column, action: string, facts: Partial<Statement> = {}): Statement =>
  alterTable(column, clause(column, action), facts)

/** Several actions in one statement: PostgreSQL drops defaults, changes types and sets defaults in this order. */
export const alterColumnBy = (column: Column, actions: readonly string[], facts: Partial<Statement>): Statement =>
  actions.length === 1
    ? alterColumn(column, actions.join(), facts)
    : altered(column, actions.map((action) => `\n  ${clause(column, action)}`).join(','), facts)

const clause = ({ name }: Column, action: string): string => `ALTER COLUMN ${quoteName(name)} ${action}`

/** ALTER TABLE with an action for one column, or a constraint on it. */
export const alterTable = (column: Column, action: string, facts: Partial<Statement> = {}): Statement =>
  altered(column, ` ${action}`, facts)

function altered({ namespace, table }: Column, clauses: string, facts: Partial<Statement>): Statement {
  const locks = [{ relation: tableKey(namespace, table), mode: 'ACCESS EXCLUSIVE' }] as const
  return statement(`ALTER TABLE ${quoteQualified(namespace, table)}${clauses}`, { locks, ...facts })
}
