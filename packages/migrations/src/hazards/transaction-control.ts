import type { HazardRule } from '../model/hazard.ts'

export const transactionControl: HazardRule = {
  id: 'transaction-control',
  level: 'error',
  harm: 'fails',
  title: 'begins or ends a transaction by itself',
  why: 'A revision runs in the transaction that its entry in the ledger is made in, and the run refuses whatever would end that.',
  instead: "Leave it out, or write export const transaction = 'none' where nothing has to hang together.",
  bad: [['COMMIT']],
  good: [['SAVEPOINT before_it', 'ROLLBACK TO SAVEPOINT before_it']],
  find: ({ action }) =>
    action.does === 'transaction' && /^(begin|start|commit|rollback|prepare)$/.test(action.what)
      ? { object: action.what.toUpperCase(), table: null }
      : null,
}
