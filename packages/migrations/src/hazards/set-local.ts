import type { HazardRule } from '../model/hazard.ts'

export const setLocal: HazardRule = {
  id: 'set-local',
  level: 'error',
  harm: 'fails',
  title: 'sets something for a transaction that ends with it',
  why: 'In a revision outside a transaction each statement is committed by itself: SET LOCAL is over before the next one begins, and PostgreSQL only warns.',
  instead:
    'Leave lock_timeout to the run, which sets it for each statement; put anything else into the same text, in front of the statement it is for.',
  isOutside: true,
  bad: [["SET LOCAL lock_timeout = '2s'"]],
  good: [["SET LOCAL work_mem = '256MB'; UPDATE members SET score = 1 WHERE id = 1"]],
  find: ({ action, inTransaction, endsText }) =>
    action.does === 'session' && action.what.startsWith('SET LOCAL') && !inTransaction && endsText
      ? { object: action.what, table: null }
      : null,
}
