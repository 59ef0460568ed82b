import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const rowSecurity: HazardRule = {
  id: 'row-security',
  level: 'error',
  harm: 'breaks',
  title: 'turns row-level security on or off',
  why: 'On, without a policy, everybody but the owner sees no rows at all from the commit on; off, everybody sees all of them.',
  instead: 'Create the policies first, in the same transaction, and try them as the role that programs use.',
  bad: [['ALTER TABLE members ENABLE ROW LEVEL SECURITY']],
  good: [['CREATE POLICY own ON members USING (name = current_user)', 'ALTER TABLE members ENABLE ROW LEVEL SECURITY']],
  find: ({ action, earlier, known }) => {
    if (action.does !== 'row-security' || action.change === 'force' || isMadeHere(known, action.table)) return null
    const hasPolicy = earlier.of('set-policy').some(({ table }) => shown(table) === shown(action.table))
    return action.change === 'enable' && hasPolicy ? null : { object: shown(action.table), table: null }
  },
}
