import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const setLogged: HazardRule = {
  id: 'set-logged',
  level: 'error',
  harm: 'blocks',
  title: 'makes an unlogged table logged',
  why: 'Every row and every index is rewritten, and written to the WAL, while nobody can read or write the table.',
  instead: 'Create another table, logged from the start, and move the rows to it.',
  given: ['CREATE UNLOGGED TABLE scratch (id int)', 'INSERT INTO scratch SELECT generate_series(1, 100)'],
  bad: [['ALTER TABLE scratch SET LOGGED']],
  good: [['CREATE TABLE ledger (id int)']],
  find: ({ action, known }) =>
    action.does === 'set-logged' && action.logged && !isMadeHere(known, action.table)
      ? { object: shown(action.table), table: action.table }
      : null,
}
