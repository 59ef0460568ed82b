import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'
import { volatilityOf } from '../sql/volatility.ts'

export const volatileDefault: HazardRule = {
  id: 'volatile-default',
  level: 'error',
  harm: 'blocks',
  title: 'adds a column whose default differs from row to row',
  why: 'Every row and every index is rewritten while nobody can read or write the table.',
  instead: 'Add the column without a default, set the default, and fill the existing rows in batches.',
  bad: [['ALTER TABLE members ADD COLUMN token uuid DEFAULT gen_random_uuid()']],
  good: [
    [
      'ALTER TABLE members ADD COLUMN token uuid',
      'ALTER TABLE members ALTER COLUMN token SET DEFAULT gen_random_uuid()',
    ],
  ],
  find: ({ action, effect }) => {
    if (action.does !== 'add-column' || effect.rewrites.length === 0) return null
    const { default: value, generated, name } = action.column
    if (value === null || generated !== null || volatilityOf(value.functions) === 'steady') return null
    const found = { object: shownPart(action.table, name), table: action.table }
    const detail = `Nothing is rewritten if ${value.functions.join(', ')} is known to be stable or immutable.`
    return volatilityOf(value.functions) === 'unknown' ? { ...found, detail } : found
  },
}
