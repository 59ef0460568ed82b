import type { HazardRule } from '../model/hazard.ts'

export const transactionControl: HazardRule = {
  id: 'transaction-control',
  level: 'error',
  harm: 'fails',
  title: 'begins or ends a transaction itself',
  why: 'A revision runs in the transaction that also records it in the ledger, and the run refuses anything that would end it.',
  instead:
    "Leave it out, or write export const transaction = 'none' where the statements need not succeed or fail together.",
  bad: [['COMMIT']],
  good: [['SAVEPOINT before_it', 'ROLLBACK TO SAVEPOINT before_it']],
  find: ({ action }) =>
    action.does === 'transaction' && /^(begin|start|commit|rollback|prepare)$/.test(action.what)
      ? { object: action.what.toUpperCase(), table: null }
      : null,
}
