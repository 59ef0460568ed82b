import type { HazardRule } from '../model/hazard.ts'
import { nameOf } from '../model/key.ts'

export const dropEnumValue: HazardRule = {
  id: 'drop-enum-value',
  title: 'removes or moves a value of an enum type',
  why: 'PostgreSQL can only add values: the type is made again and every table that uses it is rewritten under ACCESS EXCLUSIVE. The change fails while a row holds a value that goes.',
  instead: 'Forbid the value with a check constraint, or keep it and stop writing it.',
  find: ({ operation: { kind, key, before, after }, statements }) =>
    kind === 'enum' &&
    before !== null &&
    after !== null &&
    statements.length > 1 &&
    statements.some(({ sql }) => sql.startsWith('CREATE TYPE'))
      ? nameOf(key)
      : null,
}
