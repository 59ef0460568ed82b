import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const createIfNotExists: HazardRule = {
  id: 'create-if-not-exists',
  level: 'warning',
  harm: 'fails',
  title: 'accepts whatever already has that name',
  why: 'A table of another shape is left as it is, and the revision counts as applied.',
  instead:
    'Leave IF NOT EXISTS out, so that a difference is an error; adopt an existing database with migrate revision --baseline.',
  bad: [['CREATE TABLE IF NOT EXISTS members (id bigint)']],
  good: [['CREATE TABLE visitors (id bigint)']],
  find: ({ action }) =>
    action.does === 'create-table' && action.ifNotExists ? { object: shown(action.table), table: null } : null,
}
