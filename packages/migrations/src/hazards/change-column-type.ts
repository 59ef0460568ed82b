import type { HazardRule } from '../model/hazard.ts'
import { nameOf } from '../model/key.ts'

export const changeColumnType: HazardRule = {
  id: 'change-column-type',
  title: 'rewrites a table to change the type of a column',
  why: 'Every row and every index of the table is written anew while nobody can read or write it.',
  instead: 'Add a column of the wanted type, fill it in batches, let programs use it, and drop the first one later.',
  find: ({ operation: { kind, key, before, after }, statements }) =>
    kind === 'column' && before !== null && after !== null && statements.some(({ rewrites }) => rewrites.length > 0)
      ? nameOf(key)
      : null,
}
