import { isMadeHere, shown } from '../effects/known.ts'
import type { Action } from '../model/action.ts'
import type { HazardRule } from '../model/hazard.ts'

export const alterAfterRows: HazardRule = {
  id: 'alter-after-rows',
  level: 'warning',
  harm: 'fails',
  title: 'alters a table whose rows the same transaction has changed',
  why: 'With a deferred constraint or a deferred trigger on it, PostgreSQL refuses; without one, the rows stay locked until both are done.',
  instead: 'Change the rows in a revision of their own.',
  bad: [['UPDATE members SET score = 1 WHERE id = 1', 'ALTER TABLE members ADD COLUMN motto text']],
  good: [['UPDATE members SET score = 1 WHERE id = 1'], ['ALTER TABLE members ADD COLUMN motto text']],
  find: ({ action, effect, earlier, inTransaction, known }) => {
    if (!inTransaction || !('table' in action) || action.table === null || isAboutRows(action)) return null
    const { table } = action
    if (isMadeHere(known, table) || !effect.locks.some(({ mode }) => mode === 'ACCESS EXCLUSIVE')) return null
    const isChanged = rowWords.some((does) =>
      earlier.of(does).some((each) => each.table !== null && shown(each.table) === shown(table)),
    )
    return isChanged ? { object: shown(table), table: null } : null
  },
}

const rowWords = ['insert', 'update', 'delete'] as const

const isAboutRows = ({ does }: Action): boolean => rowWords.some((word) => word === does)
