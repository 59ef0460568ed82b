import type { HazardRule } from '../model/hazard.ts'
import { nameOf } from '../model/key.ts'

export const addForeignKey: HazardRule = {
  id: 'add-foreign-key',
  title: 'adds a foreign key to a table that is there',
  why: 'Every row is checked while nobody can write either of the two tables.',
  instead: 'Add it as NOT VALID, and validate it in a later transaction, which lets writers go on.',
  find: ({ operation, statements }) =>
    operation.kind === 'constraint' &&
    operation.before === null &&
    operation.after?.type === 'foreign key' &&
    statements.some(({ scans }) => scans.length > 0)
      ? nameOf(operation.key)
      : null,
}
