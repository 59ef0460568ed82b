import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const blockingIndex: HazardRule = {
  id: 'blocking-index',
  level: 'error',
  harm: 'blocks',
  title: 'builds an index on an existing table',
  why: 'Nobody can write to the table until the index is built.',
  instead: "Build it with CREATE INDEX CONCURRENTLY in a revision of its own, with transaction = 'none'.",
  bad: [['CREATE INDEX members_name ON members (name)']],
  good: [['CREATE INDEX CONCURRENTLY members_name ON members (name)']],
  find: ({ action, effect }) =>
    action.does === 'add-index' && !action.concurrently && effect.scans.length > 0
      ? { object: shown({ ...action.table, name: action.name ?? action.table.name }), table: action.table }
      : null,
}
