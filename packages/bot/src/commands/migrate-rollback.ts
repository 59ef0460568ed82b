import { demandSamePlan, demandTypedRevision, parseTarget } from '../domain/move-plan.ts'
import { customId } from '../replies/custom-id.ts'
import { rollbackQuestion, typingForm } from '../replies/move-plan.ts'
import { defineForm, defineOpener, defineSubcommand } from './command.ts'
import { appliedSuggestions } from './revision-suggestion.ts'
import { runPlan } from './run-plan.ts'

export const migrateRollback = defineSubcommand({
  name: 'rollback',
  describe: 'Undo revisions, after you have seen which and typed the id of the first',
  access: 'owners',
  touches: 'nothing',
  options: {
    target: {
      type: 'text',
      describe: 'The revision to go back to, -1 or base',
      required: true,
      longest: 48,
      suggested: true,
    },
  },
  suggest: { target: appliedSuggestions },
  run: async ({ options: { target } }, { migrations }) =>
    rollbackQuestion(await migrations.plan('downgrade', parseTarget(target, '-1'))),
})

/** `v1:migrate:rollback-open:<hash>:<target>` */
export const migrateRollbackOpen = defineOpener({
  name: 'rollback-open',
  access: 'owners',
  touches: 'nothing',
  opens: async ({ arguments: [hash = '', target = '-1'] }) =>
    typingForm('Roll back', customId('migrate', 'rollback', hash, target)),
})

/** `v1:migrate:rollback:<hash>:<target>` */
export const migrateRollbackTyped = defineForm({
  name: 'rollback',
  access: 'owners',
  touches: 'nothing',
  replaces: true,
  async run({ arguments: [hash = '', target], fields: { revision = '' }, ...call }, dependencies) {
    const plan = await dependencies.migrations.plan('downgrade', parseTarget(target ?? null, '-1'))
    demandSamePlan(plan, hash)
    demandTypedRevision(plan, revision)
    return runPlan(plan, call, dependencies)
  },
})
