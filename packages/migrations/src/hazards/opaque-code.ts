import type { HazardRule } from '../model/hazard.ts'

export const opaqueCode: HazardRule = {
  id: 'opaque-code',
  level: 'warning',
  harm: 'fails',
  title: 'runs code that no rule can read',
  why: 'What a DO block or a procedure does is decided when it runs.',
  instead: 'Write the statements themselves, or have a reviewer read the code.',
  bad: [['DO $$ BEGIN PERFORM 1; END $$']],
  good: [['SELECT 1']],
  find: ({ action }) => (action.does === 'opaque' ? { object: action.what, table: null } : null),
}
