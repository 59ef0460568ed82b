import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const attachPartition: HazardRule = {
  id: 'attach-partition',
  level: 'warning',
  harm: 'blocks',
  title: 'attaches a partition',
  why: 'The table is read from end to end while nobody can read or write it, and so is the default partition; neither is read where a valid check already says what it holds.',
  instead: 'Add such a check to both first, as NOT VALID, and VALIDATE it.',
  bad: [['ALTER TABLE events ATTACH PARTITION events_next FOR VALUES FROM (1000) TO (2000)']],
  good: [
    ['ALTER TABLE events_next ADD CONSTRAINT in_next CHECK (id >= 1000 AND id < 2000) NOT VALID'],
    ['ALTER TABLE events_next VALIDATE CONSTRAINT in_next'],
  ],
  find: ({ action, known }) =>
    action.does === 'attach-partition' && !isMadeHere(known, action.partition)
      ? { object: shown(action.partition), table: action.partition }
      : null,
}
