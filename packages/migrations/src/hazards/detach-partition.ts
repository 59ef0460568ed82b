import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const detachPartition: HazardRule = {
  id: 'detach-partition',
  level: 'error',
  harm: 'blocks',
  title: 'detaches a partition while the whole table is locked',
  why: 'Nobody can read or write any partition until the commit.',
  instead:
    "DETACH PARTITION … CONCURRENTLY, in a revision with transaction = 'none'; the table must not have a default partition.",
  since: 14,
  given: [
    'CREATE TABLE logs (id bigint NOT NULL) PARTITION BY RANGE (id)',
    'CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM (0) TO (1000)',
  ],
  bad: [['ALTER TABLE logs DETACH PARTITION logs_1']],
  good: [['ALTER TABLE logs DETACH PARTITION logs_1 CONCURRENTLY']],
  find: ({ action, known }) =>
    action.does === 'detach-partition' && !action.concurrently && !isMadeHere(known, action.table)
      ? { object: shown(action.partition), table: action.table }
      : null,
}
