import { isMadeHere, type KnownSchema, shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'
import type { RelationName } from '../model/relation.ts'

export const restartSequence: HazardRule = {
  id: 'restart-sequence',
  level: 'error',
  harm: 'fails',
  title: 'sets a sequence to another number',
  why: 'Numbers that were given out can be given out again: inserts then fail on the primary key, or two rows share what should be unique. A rollback does not undo setval.',
  instead: 'Take the number from the table in the same statement: setval(…, (select max(id) from …)).',
  bad: [['ALTER SEQUENCE ticket_numbers RESTART WITH 1']],
  good: [["SELECT setval('ticket_numbers', (SELECT max(id) FROM members))"]],
  find: ({ action, known }) => {
    if (action.does === 'alter-sequence' && action.restarts && !isMadeHere(known, action.name))
      return { object: shown(action.name), table: null }
    if (action.does === 'set-sequence' && action.isConstant && !isForNewTable(action.name, known))
      return { object: action.name === null ? 'a sequence' : shown(action.name), table: null }
    return action.does === 'set-identity' && action.restarts
      ? { object: shownPart(action.table, action.column), table: action.table }
      : null
  },
}

/** The sequence of a serial column has the name of its table in front. */
const isForNewTable = (sequence: RelationName | null, known: KnownSchema): boolean =>
  sequence !== null &&
  (isMadeHere(known, sequence) ||
    known.tables.values().some(({ name, original }) => original === null && sequence.name.startsWith(`${name.name}_`)))
