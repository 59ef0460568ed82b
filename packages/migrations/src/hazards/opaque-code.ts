import type { HazardRule } from '../model/hazard.ts'

export const opaqueCode: HazardRule = {
  id: 'opaque-code',
  level: 'warning',
  harm: 'fails',
  title: 'runs code that nobody here can read',
  why: 'What is in a DO block or a procedure is decided when it runs: no rule looks into it.',
  instead: 'Write the statements themselves, or let a reviewer read the block.',
  bad: [['DO $$ BEGIN PERFORM 1; END $$']],
  good: [['SELECT 1']],
  find: ({ action }) => (action.does === 'opaque' ? { object: action.what, table: null } : null),
}
