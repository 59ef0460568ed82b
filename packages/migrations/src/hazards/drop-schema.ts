import type { HazardRule } from '../model/hazard.ts'
import { displayName } from '../sql/quote.ts'

export const dropSchema: HazardRule = {
  id: 'drop-schema',
  level: 'error',
  harm: 'loses',
  title: 'drops a schema with everything in it',
  why: 'Every table, view, type and function in it is gone with the commit, whoever created it.',
  instead: 'Drop what is in it by name, then the schema without CASCADE.',
  given: ['CREATE SCHEMA attic', 'CREATE TABLE attic.old (id int)', 'CREATE SCHEMA cellar'],
  bad: [['DROP SCHEMA attic CASCADE']],
  good: [['DROP SCHEMA cellar']],
  find: ({ action }) =>
    action.does === 'drop' && action.sort === 'schema' && action.cascades
      ? { object: displayName(action.name.name), table: null }
      : null,
}
