import { effectOf } from '../effects/effect.ts'
import { shown } from '../effects/known.ts'
import type { HazardRule, Sighting } from '../model/hazard.ts'
import type { RelationName } from '../model/relation.ts'

export const holdLock: HazardRule = {
  id: 'hold-lock',
  level: 'error',
  harm: 'blocks',
  title: 'works through one table while another stays locked',
  why: 'A lock is kept until the commit: whoever needs the table that an earlier statement locked waits for this statement, too.',
  instead: 'Put them into revisions of their own, so that each lock ends with its statement.',
  bad: [['ALTER TABLE guilds ADD COLUMN motto text', "UPDATE messages SET body = ''"]],
  good: [['ALTER TABLE guilds ADD COLUMN motto text'], ["UPDATE messages SET body = '' WHERE id BETWEEN 1 AND 1000"]],
  find: (sighting) => {
    const { effect, inTransaction } = sighting
    const [worked] = effect.scans.length > 0 ? effect.scans : effect.rewrites
    if (!inTransaction || worked === undefined) return null
    const held = heldBefore(sighting).filter(
      (relation) => !effect.scans.concat(effect.rewrites).some((each) => shown(each) === shown(relation)),
    )
    return held.length === 0
      ? null
      : {
          object: shown(worked),
          table: worked,
          detail: `Locked since before: ${[...new Set(held.map(shown))].join(', ')}.`,
        }
  },
}

const strong = new Set(['SHARE', 'SHARE ROW EXCLUSIVE', 'EXCLUSIVE', 'ACCESS EXCLUSIVE'])

/** What the statements before have locked against writers, or readers too. */
const heldBefore = (sighting: Sighting): readonly RelationName[] =>
  sighting.earlier
    .flatMap((action) => effectOf(action, sighting).locks)
    .filter(({ mode }) => strong.has(mode))
    .map(({ relation }) => relation)
