import type { HazardRule } from '../model/hazard.ts'
import { nameOf } from '../model/key.ts'

export const dropTable: HazardRule = {
  id: 'drop-table',
  title: 'drops a table',
  why: 'Its rows are gone with the commit; a downgrade brings back an empty table.',
  instead: 'Stop reading and writing it in one release, and drop it in a later one.',
  find: ({ operation: { kind, key, before, after } }) =>
    kind === 'table' && before !== null && after === null ? nameOf(key) : null,
}
