import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const rewriteTable: HazardRule = {
  id: 'rewrite-table',
  level: 'error',
  harm: 'blocks',
  title: 'rewrites a table with all its indexes',
  why: 'CLUSTER and VACUUM FULL copy every row while nobody can read or write the table, and need as much disk space again.',
  instead:
    'Let autovacuum reuse the space; where it has to be given back, pg_repack does so while others read and write.',
  bad: [['CLUSTER members USING members_guild']],
  good: [['VACUUM members']],
  find: ({ action }) =>
    action.does === 'rewrite-table'
      ? { object: action.table === null ? 'every table' : shown(action.table), table: action.table }
      : null,
}
