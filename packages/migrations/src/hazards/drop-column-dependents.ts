import { isMadeHere, type KnownTable, shownPart, tableNamed } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'
import { displayName } from '../sql/quote.ts'

export const dropColumnDependents: HazardRule = {
  id: 'drop-column-dependents',
  level: 'warning',
  harm: 'breaks',
  title: 'drops a column that multi-column indexes or constraints need',
  why: 'PostgreSQL silently drops them with the column: every index that mentions it, and every unique or check constraint over several columns.',
  instead: 'First create the indexes and constraints that are still wanted, without the column.',
  bad: [['ALTER TABLE members DROP COLUMN email']],
  good: [
    [
      'CREATE INDEX members_by_guild ON members (guild_id)',
      'ALTER TABLE members DROP CONSTRAINT members_guild_email, DROP COLUMN nickname',
    ],
  ],
  find: ({ action, known }) => {
    if (action.does !== 'drop-column' || isMadeHere(known, action.table)) return null
    const names = takenAlong(tableNamed(known, action.table), action.column)
    if (names.length === 0) return null
    const object = shownPart(action.table, action.column)
    return { object, table: null, detail: `Here: ${names.map(displayName).join(', ')}.` }
  },
}

const takenAlong = (table: KnownTable | null, column: string): readonly string[] =>
  [...(table?.indexes.values() ?? []), ...(table?.constraints.values() ?? [])]
    .filter(({ columns }) => columns.length > 1 && columns.includes(column))
    .map(({ name }) => name)
