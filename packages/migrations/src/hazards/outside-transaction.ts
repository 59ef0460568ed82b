import type { HazardRule } from '../model/hazard.ts'
import { refusesTransaction } from '../sql/outside-transaction.ts'

export const outsideTransaction: HazardRule = {
  id: 'outside-transaction',
  level: 'error',
  harm: 'fails',
  title: 'cannot run in a transaction, and the revision has one',
  why: 'PostgreSQL refuses the statement, and the revision is rolled back.',
  instead: "Put it into a revision of its own, with export const transaction = 'none'.",
  bad: [['CREATE INDEX CONCURRENTLY members_name ON members (name)', 'COMMENT ON TABLE members IS $$x$$']],
  good: [['CREATE INDEX CONCURRENTLY members_name ON members (name)']],
  find: ({ sql, inTransaction }) =>
    inTransaction && refusesTransaction(sql) ? { object: wordsOf(sql), table: null } : null,
}

/** Up to the word that decides it, as it is written. */
const wordsOf = (sql: string): string => sql.trim().split(/\s+/).slice(0, 3).join(' ').toUpperCase()
