import { columnNamed, isMadeHere, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'
import { lostPrecision } from '../sql/lost-precision.ts'

export const narrowColumnType: HazardRule = {
  id: 'narrow-column-type',
  level: 'error',
  harm: 'loses',
  title: 'changes values to fit a narrower type',
  why: 'PostgreSQL rounds or cuts off what the new type cannot hold, without an error: decimals, fractions of a second, the time of day, and all but one value of a list. A downgrade does not bring them back.',
  instead: 'Add a column of the new type beside it, and look at what would change before programs use it.',
  bad: [['ALTER TABLE members ALTER COLUMN balance TYPE numeric(10, 1)']],
  good: [['ALTER TABLE members ALTER COLUMN balance TYPE numeric(14, 2)']],
  find: ({ action, known }) => {
    if (action.does !== 'set-type' || isMadeHere(known, action.table)) return null
    const before = columnNamed(known, action.table, action.column)
    return before !== null && lostPrecision(before.type, action.type.text) !== null
      ? { object: shownPart(action.table, action.column), table: action.table }
      : null
  },
}
