import type { HazardRule } from '../model/hazard.ts'
import { displayName } from '../sql/quote.ts'

export const dropExtension: HazardRule = {
  id: 'drop-extension',
  level: 'error',
  harm: 'loses',
  title: 'drops an extension together with everything that depends on it',
  why: 'With CASCADE, every column of its types, every index that uses its operators and every default that calls its functions is dropped.',
  instead: 'Drop what needs it by name, then the extension without CASCADE.',
  bad: [['DROP EXTENSION plpgsql CASCADE']],
  good: [['DROP EXTENSION IF EXISTS citext']],
  find: ({ action }) =>
    action.does === 'drop' && action.sort === 'extension' && action.cascades
      ? { object: displayName(action.name.name), table: null }
      : null,
}
