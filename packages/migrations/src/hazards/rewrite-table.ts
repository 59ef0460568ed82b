import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const rewriteTable: HazardRule = {
  id: 'rewrite-table',
  level: 'error',
  harm: 'blocks',
  title: 'writes a table anew, with all its indexes',
  why: 'CLUSTER and VACUUM FULL copy every row while nobody can read or write the table, and need as much room again on the disk.',
  instead:
    'Let autovacuum reuse the room; where it has to be given back, pg_repack does so beside readers and writers.',
  bad: [['CLUSTER members USING members_guild']],
  good: [['VACUUM members']],
  find: ({ action }) =>
    action.does === 'rewrite-table'
      ? { object: action.table === null ? 'every table' : shown(action.table), table: action.table }
      : null,
}
