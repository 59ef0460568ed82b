import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'
import { quoteLiteral } from '../sql/quote.ts'

export const freshEnumValue: HazardRule = {
  id: 'fresh-enum-value',
  level: 'error',
  harm: 'fails',
  title: 'uses an enum value in the transaction that added it',
  why: 'PostgreSQL refuses a new value until the transaction that added it has been committed.',
  instead: 'Add the value in a revision of its own, before the one that uses it.',
  bad: [["ALTER TYPE mood ADD VALUE 'great'", "UPDATE members SET feeling = 'great' WHERE id = 1"]],
  good: [["ALTER TYPE mood ADD VALUE 'great'"], ["UPDATE members SET feeling = 'great' WHERE id = 1"]],
  find: ({ action, earlier, sql, inTransaction, known }) => {
    if (!inTransaction || action.does === 'add-enum-value') return null
    const used = earlier.of('add-enum-value').find(({ value }) => sql.includes(quoteLiteral(value)))
    if (used === undefined || known.enums.get(shown(used.name))?.isNew === true) return null
    return { object: `${shown(used.name)}.${used.value}`, table: null }
  },
}
