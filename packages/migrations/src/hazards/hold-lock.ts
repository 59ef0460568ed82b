import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const holdLock: HazardRule = {
  id: 'hold-lock',
  level: 'error',
  harm: 'blocks',
  title: 'works through one table while another stays locked',
  why: 'A lock is kept until the commit: whoever needs the table that an earlier statement locked waits for this statement, too.',
  instead: 'Put them into revisions of their own, so that each lock ends with its statement.',
  bad: [['ALTER TABLE guilds ADD COLUMN motto text', "UPDATE messages SET body = ''"]],
  good: [['ALTER TABLE guilds ADD COLUMN motto text'], ["UPDATE messages SET body = '' WHERE id BETWEEN 1 AND 1000"]],
  find: ({ effect, held: locked, inTransaction }) => {
    const [worked] = effect.scans.length > 0 ? effect.scans : effect.rewrites
    if (!inTransaction || worked === undefined) return null
    const own = new Set([...effect.scans, ...effect.rewrites].map(shown))
    const held = [...locked.keys()].filter((name) => !own.has(name))
    return held.length === 0
      ? null
      : {
          object: shown(worked),
          table: worked,
          detail: `Locked since before: ${held.join(', ')}.`,
        }
  },
}
