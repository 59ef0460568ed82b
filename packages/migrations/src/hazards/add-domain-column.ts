import { shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addDomainColumn: HazardRule = {
  id: 'add-domain-column',
  level: 'error',
  harm: 'blocks',
  title: 'adds a column whose type is a domain with constraints',
  why: 'Every row and every index is rewritten while nobody can read or write the table, even with a constant default.',
  instead: 'Use the type that the domain is made of, and put a check on the table: NOT VALID, then VALIDATE.',
  bad: [['ALTER TABLE members ADD COLUMN label short_text']],
  good: [['ALTER TABLE members ADD COLUMN label text']],
  find: ({ action, effect, known }) => {
    if (action.does !== 'add-column' || effect.rewrites.length === 0) return null
    const { type, name } = action.column
    const isConstrained = type.name !== null && known.domains.get(shown(type.name))?.isConstrained === true
    return isConstrained ? { object: shownPart(action.table, name), table: action.table } : null
  },
}
