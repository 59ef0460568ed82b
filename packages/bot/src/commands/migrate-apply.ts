import { demandSamePlan, demandTypedRevision, parseTarget } from '../domain/move-plan.ts'
import { customId } from '../replies/custom-id.ts'
import { applyQuestion, typingForm } from '../replies/move-plan.ts'
import { defineButton, defineForm, defineOpener, defineSubcommand } from './command.ts'
import { pendingSuggestions } from './revision-suggestion.ts'
import { runPlan } from './run-plan.ts'

export const migrateApply = defineSubcommand({
  name: 'apply',
  describe: 'Apply the pending revisions, after you have seen them and agreed',
  access: 'operators',
  touches: 'nothing',
  options: {
    target: { type: 'text', describe: 'How far; all of it unless said otherwise', longest: 48, suggested: true },
  },
  suggest: { target: pendingSuggestions },
  run: async ({ options: { target } }, { migrations }) =>
    applyQuestion(await migrations.plan('upgrade', parseTarget(target, 'heads'))),
})

/** `v1:migrate:apply:<hash>:<target>` */
export const migrateApplyConfirm = defineButton({
  name: 'apply',
  access: 'operators',
  touches: 'nothing',
  replaces: true,
  async run({ arguments: [hash = '', target], ...call }, dependencies) {
    const plan = await dependencies.migrations.plan('upgrade', parseTarget(target ?? null, 'heads'))
    demandSamePlan(plan, hash)
    return runPlan({ ...plan, losses: [] }, call, dependencies)
  },
})

/** `v1:migrate:apply-losing:<hash>:<target>`: what is lost for good is not agreed to with one click. */
export const migrateApplyLosing = defineOpener({
  name: 'apply-losing',
  access: 'operators',
  touches: 'nothing',
  opens: async ({ arguments: [hash = '', target = 'heads'] }) =>
    typingForm('Apply, and lose what is there', customId('migrate', 'apply-typed', hash, target)),
})

/** `v1:migrate:apply-typed:<hash>:<target>` */
export const migrateApplyTyped = defineForm({
  name: 'apply-typed',
  access: 'operators',
  touches: 'nothing',
  replaces: true,
  async run({ arguments: [hash = '', target], fields: { revision = '' }, ...call }, dependencies) {
    const plan = await dependencies.migrations.plan('upgrade', parseTarget(target ?? null, 'heads'))
    demandSamePlan(plan, hash)
    demandTypedRevision(plan, revision)
    return runPlan(plan, call, dependencies)
  },
})
