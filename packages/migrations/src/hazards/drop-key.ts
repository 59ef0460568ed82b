import { constraintNamed, isMadeHere, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const dropKey: HazardRule = {
  id: 'drop-key',
  level: 'warning',
  harm: 'breaks',
  title: 'drops a primary key or a unique constraint',
  why: 'INSERT … ON CONFLICT needs it, and programs that rely on it fail; a table without a primary key cannot be updated through logical replication.',
  instead: 'Build its replacement first, and drop it in a later revision.',
  bad: [['ALTER TABLE members DROP CONSTRAINT members_guild_email']],
  good: [['ALTER TABLE members DROP CONSTRAINT members_score_check']],
  find: ({ action, known }) => {
    if (action.does !== 'drop-constraint' || isMadeHere(known, action.table)) return null
    const type = constraintNamed(known, action.table, action.name)?.type
    return type === 'primary key' || type === 'unique'
      ? { object: shownPart(action.table, action.name), table: null }
      : null
  },
}
