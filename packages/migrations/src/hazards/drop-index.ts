import { isMadeHere, type KnownSchema, shown, tableOfIndex } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'
import type { RelationName } from '../model/relation.ts'

export const dropIndex: HazardRule = {
  id: 'drop-index',
  level: 'warning',
  harm: 'blocks',
  title: 'drops an index while its table is locked',
  why: 'It is quick, but it has to wait for everybody who is using the table, and everybody who comes later queues behind it.',
  instead: "Use DROP INDEX CONCURRENTLY, in a revision with transaction = 'none'.",
  bad: [['DROP INDEX members_guild']],
  good: [['DROP INDEX CONCURRENTLY members_guild']],
  find: ({ action, effect, known }) =>
    action.does === 'drop' &&
    action.sort === 'index' &&
    !action.concurrently &&
    !isMadeHere(known, action.name) &&
    isThere(known, action.name)
      ? { object: shown(action.name), table: effect.locks[0]?.relation ?? null }
      : null,
}

/** An index goes unseen with a table that the revision makes. */
const isThere = (known: KnownSchema, index: RelationName): boolean => {
  const table = tableOfIndex(known, index)
  return table === null || table.original !== null
}
