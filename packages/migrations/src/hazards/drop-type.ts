import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const dropType: HazardRule = {
  id: 'drop-type',
  level: 'error',
  harm: 'loses',
  title: 'drops a type together with the columns of that type',
  why: 'With CASCADE, every column of the type is dropped with its values, under ACCESS EXCLUSIVE on each of the tables.',
  instead: 'Give the columns another type first, then drop it without CASCADE.',
  given: ["CREATE TYPE unused_mood AS ENUM ('sad')"],
  bad: [['DROP TYPE mood CASCADE']],
  good: [['DROP TYPE unused_mood']],
  find: ({ action }) =>
    action.does === 'drop' && (action.sort === 'type' || action.sort === 'domain') && action.cascades
      ? { object: shown(action.name), table: null }
      : null,
}
