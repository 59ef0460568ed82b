import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const reindex: HazardRule = {
  id: 'reindex',
  level: 'error',
  harm: 'blocks',
  title: 'rebuilds an index while its table is locked',
  why: 'Nobody can write to the table, and queries that would use the index wait even to be planned.',
  instead: "Use REINDEX … CONCURRENTLY, in a revision with transaction = 'none'.",
  bad: [['REINDEX INDEX members_guild']],
  good: [['REINDEX INDEX CONCURRENTLY members_guild']],
  find: ({ action, effect }) =>
    action.does === 'reindex' && !action.concurrently
      ? { object: shown(action.name), table: effect.locks[0]?.relation ?? null }
      : null,
}
