import { parseTarget } from '../domain/move-plan.ts'
import { planReply } from '../replies/move-plan.ts'
import { defineSubcommand } from './command.ts'
import { pendingSuggestions } from './revision-suggestion.ts'

export const migratePlan = defineSubcommand({
  name: 'plan',
  describe: 'Show what an upgrade would run, with its SQL',
  access: 'operators',
  touches: 'nothing',
  options: {
    target: { type: 'text', describe: 'How far; all of it unless said otherwise', longest: 48, suggested: true },
  },
  suggest: { target: pendingSuggestions },
  run: async ({ options: { target } }, { migrations }) =>
    planReply(await migrations.plan('upgrade', parseTarget(target, 'heads'))),
})
