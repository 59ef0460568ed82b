import type { HazardRule } from '../model/hazard.ts'
import { nameOf } from '../model/key.ts'

export const dropColumn: HazardRule = {
  id: 'drop-column',
  title: 'drops a column',
  why: 'Its values are gone with the commit, and programs that still name it fail at once; a downgrade brings back an empty column.',
  instead: 'Stop reading and writing it in one release, and drop it in a later one.',
  find: ({ operation: { kind, key, before, after }, statements }) =>
    kind === 'column' && before !== null && after === null && statements.some(({ loses }) => loses !== null)
      ? nameOf(key)
      : null,
}
