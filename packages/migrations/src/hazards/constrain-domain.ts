import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const constrainDomain: HazardRule = {
  id: 'constrain-domain',
  level: 'error',
  harm: 'blocks',
  title: 'adds a constraint to a domain',
  why: 'Every row of every table that uses the domain is read while nobody can write to any of them.',
  instead: 'Put a check on the tables instead: NOT VALID, then VALIDATE.',
  bad: [["ALTER DOMAIN plain_text ADD CONSTRAINT not_blank CHECK (value <> '')"]],
  good: [
    ["ALTER TABLE members ADD CONSTRAINT not_blank CHECK (note <> '') NOT VALID"],
    ['ALTER TABLE members VALIDATE CONSTRAINT not_blank'],
  ],
  find: ({ action, effect }) =>
    action.does === 'alter-domain' && action.change === 'checks'
      ? { object: shown(action.name), table: effect.scans[0] ?? null }
      : null,
}
