import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const reindex: HazardRule = {
  id: 'reindex',
  level: 'error',
  harm: 'blocks',
  title: 'builds an index again while its table is locked',
  why: 'Nobody can write the table, and queries that would use the index wait even to be planned.',
  instead: "REINDEX … CONCURRENTLY, in a revision with transaction = 'none'.",
  bad: [['REINDEX INDEX members_guild']],
  good: [['REINDEX INDEX CONCURRENTLY members_guild']],
  find: ({ action, effect }) =>
    action.does === 'reindex' && !action.concurrently
      ? { object: shown(action.name), table: effect.locks[0]?.relation ?? null }
      : null,
}
