import fc from 'fast-check'

import type { Drawing, DrawnColumn, DrawnTable } from '../../src/review/drawing.ts'
import { marks } from '../../src/review/drawing.ts'
import { hostileTexts } from './hostile-texts.ts'

const name = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ minLength: 1, maxLength: 63, unit: 'binary' }),
  fc.stringMatching(/^[a-z_]{1,12}$/),
)

const mark = fc.constantFrom(...marks)

const column: fc.Arbitrary<DrawnColumn> = fc.record({
  name,
  type: fc.oneof(name, fc.constantFrom('text', 'numeric(10,2)', 'timestamptz', 'text[]')),
  nullable: fc.boolean(),
  keys: fc.subarray(['PK', 'FK', 'UK'] as const),
  mark,
  note: fc.option(name.map((text) => `was ${text}`)),
})

const table: fc.Arbitrary<DrawnTable> = fc.record({
  name,
  mark,
  note: fc.option(name.map((text) => `was ${text}`)),
  columns: fc.array(column, { maxLength: 6 }),
  omitted: fc.nat({ max: 3 }),
})

/** Tables with names of every sort, and relations between any two of them. */
export const drawings = (): fc.Arbitrary<Drawing> =>
  fc.uniqueArray(table, { maxLength: 6, selector: (each) => each.name }).chain((tables): fc.Arbitrary<Drawing> => {
    if (tables.length === 0) return fc.constant({ tables, relations: [] })
    const tableName = fc.constantFrom(...tables.map((each) => each.name))
    const relation = fc.record({
      from: tableName,
      to: tableName,
      columns: fc.array(name, { minLength: 1, maxLength: 2 }),
      isOptional: fc.boolean(),
      isUnique: fc.boolean(),
      mark,
    })
    return fc.record({ tables: fc.constant(tables), relations: fc.array(relation, { maxLength: 8 }) })
  })
