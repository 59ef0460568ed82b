import { type KnownSchema, shown, shownPart } from '../effects/known.ts'
import type { Finding, FindingLevel } from '../model/finding.ts'
import type { Harm } from '../model/hazard.ts'

interface FoundBack extends Pick<Finding, 'level' | 'object'> {
  readonly harm: Harm
}

/**
 * How loudly a downgrade is spoken of. It runs seldom, by a person's own wish, and asks before it loses rows: that it takes
 * away what its own upgrade made is what it is for. What fails, fails when it is needed most.
 */
export function levelBack({ level, harm, object }: FoundBack, before: KnownSchema): FindingLevel {
  switch (harm) {
    case 'fails':
      return level
    case 'blocks':
      return level === 'error' ? 'warning' : 'note'
    case 'breaks':
      return 'note'
    case 'loses':
      return level === 'error' && object !== null && isKnown(object, before) ? 'warning' : 'note'
  }
}

/** Whether a table or a column was there before the upgrade. */
const isKnown = (object: string, { tables }: KnownSchema): boolean =>
  [...tables.values()].some(
    ({ name, columns }) =>
      shown(name) === object || [...columns.keys()].some((column) => shownPart(name, column) === object),
  )
