import type { HazardRule } from '../model/hazard.ts'
import { nameOf } from '../model/key.ts'

export const blockingIndex: HazardRule = {
  id: 'blocking-index',
  title: 'builds an index on a table that is there',
  why: 'Nobody can write the table until the index is built.',
  instead: "Build it with CREATE INDEX CONCURRENTLY in a revision of its own, with transaction = 'none'.",
  find: ({ operation: { kind, key, before }, statements }) =>
    kind === 'index' &&
    before === null &&
    statements.some(({ transactional, scans }) => transactional && scans.length > 0)
      ? nameOf(key)
      : null,
}
