import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const renameTable: HazardRule = {
  id: 'rename-table',
  level: 'error',
  harm: 'breaks',
  title: 'renames a table, a view or a sequence',
  why: 'Programs of the previous release still use the old name, and fail from the commit until the last of them is gone.',
  instead: 'Leave a view under the old name for one release: an updatable view can be written through, too.',
  bad: [['ALTER TABLE messages RENAME TO letters']],
  good: [['CREATE VIEW letters AS SELECT * FROM messages']],
  find: ({ action, known, earlier }) => {
    if (action.does !== 'rename' || !relations.has(action.sort) || isMadeHere(known, action.name)) return null
    const isReplaced = earlier.of('create-table').some(({ table }) => shown(table) === shown(action.name))
    return isReplaced ? null : { object: shown(action.name), table: null }
  },
}

const relations: ReadonlySet<string> = new Set(['table', 'view', 'materialized view', 'sequence', 'foreign table'])
