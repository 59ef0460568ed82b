import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const renameTable: HazardRule = {
  id: 'rename-table',
  level: 'error',
  harm: 'breaks',
  title: 'gives a table, a view or a sequence another name',
  why: 'Programs of the release before still use the one that it has, and fail from the commit until the last of them is gone.',
  instead: 'Leave a view under the first name for one release: an updatable one is written through, too.',
  bad: [['ALTER TABLE messages RENAME TO letters']],
  good: [['CREATE VIEW letters AS SELECT * FROM messages']],
  find: ({ action, known, earlier }) => {
    if (action.does !== 'rename' || !relations.has(action.sort) || isMadeHere(known, action.name)) return null
    const isReplaced = earlier.some(
      (each) => 'table' in each && each.does === 'create-table' && shown(each.table) === shown(action.name),
    )
    return isReplaced ? null : { object: shown(action.name), table: null }
  },
}

const relations: ReadonlySet<string> = new Set(['table', 'view', 'materialized view', 'sequence', 'foreign table'])
