import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const indexIfNotExists: HazardRule = {
  id: 'index-if-not-exists',
  level: 'error',
  harm: 'fails',
  title: 'accepts an index that a failed attempt left invalid',
  why: 'A failed build leaves behind an index that no query uses and that, if it is unique, lets duplicates in. IF NOT EXISTS takes it for done.',
  instead: 'Leave IF NOT EXISTS out: a run that resumes after a failure drops the invalid index and builds it again.',
  bad: [['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS members_name ON members (name)']],
  good: [['CREATE UNIQUE INDEX CONCURRENTLY members_name ON members (name)']],
  find: ({ action, known }) =>
    action.does === 'add-index' && action.concurrently && action.ifNotExists && !isMadeHere(known, action.table)
      ? { object: action.name ?? shown(action.table), table: null }
      : null,
}
