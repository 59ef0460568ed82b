import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { UserError } from '../errors.ts'
import { rulesToAccept } from '../replies/onboarding.ts'
import type { Reply } from '../replies/reply.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { readRules } from '../store/guild-rules.ts'
import { forgetAnswers, readAnswers } from '../store/onboarding-answers.ts'
import { defineButton, defineSubcommand } from './command.ts'
import { demandEnabled } from './feature.ts'
import { guildOf } from './guild.ts'
import { finish, nextStep } from './onboarding-step.ts'

export const onboardingStart = defineSubcommand({
  name: 'start',
  describe: 'Read the rules and answer the questions, or go on where you were',
  access: 'everyone',
  touches: 'writes',
  options: {},
  async run({ asker }, dependencies) {
    await demandEnabled(dependencies, asker, 'onboarding')
    return begin(asker, dependencies)
  },
})

/** `v1:onboarding:accept` */
export const onboardingAccept = defineButton({
  name: 'accept',
  access: 'everyone',
  touches: 'writes',
  replaces: true,
  async run({ asker }, dependencies) {
    const mode = await chosenSetting(dependencies.database, guildOf(asker), 'onboarding.mode')
    return mode === 'rules_only' ? finish(asker, dependencies) : nextStep(asker, dependencies)
  },
})

/** `v1:onboarding:again` */
export const onboardingAgain = defineButton({
  name: 'again',
  access: 'everyone',
  touches: 'writes',
  replaces: true,
  async run({ asker }, dependencies) {
    await forgetAnswers(dependencies.database, guildOf(asker), asker.userId)
    return begin(asker, dependencies)
  },
})

async function begin(asker: Asker, dependencies: Dependencies): Promise<Reply> {
  const { database } = dependencies
  const guildId = guildOf(asker)
  const mode = await chosenSetting(database, guildId, 'onboarding.mode')
  if (mode === 'disabled') throw new UserError('switched-off', 'This is switched off in this server.')
  const hasBegun = (await readAnswers(database, guildId, asker.userId)) !== null
  const rules = (await readRules(database, guildId)).filter(({ isEnabled }) => isEnabled)
  // Whoever has answered a question has accepted the rules before it.
  if (mode !== 'questions_only' && !hasBegun && rules.length > 0) return rulesToAccept(rules)
  return mode === 'rules_only' ? finish(asker, dependencies) : nextStep(asker, dependencies)
}
