import type { HazardRule } from '../model/hazard.ts'
import { nameOf } from '../model/key.ts'

export const setNotNull: HazardRule = {
  id: 'set-not-null',
  title: 'sets a column NOT NULL',
  why: 'Every row is read while nobody can read or write the table, and one null makes it fail.',
  instead:
    'Add a check (column is not null) as NOT VALID, validate it in a later transaction, then set NOT NULL, which reads no row any more.',
  find: ({ operation, statements }) =>
    operation.kind === 'column' &&
    operation.before?.nullable === true &&
    operation.after?.nullable === false &&
    statements.some(({ scans }) => scans.length > 0)
      ? nameOf(operation.key)
      : null,
}
