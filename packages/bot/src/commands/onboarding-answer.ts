import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { isChosen, parseChosen, parseWritten, type Question } from '../domain/onboarding.ts'
import { UserError } from '../errors.ts'
import { answerForm } from '../replies/onboarding.ts'
import type { Reply } from '../replies/reply.ts'
import { keepAnswers } from '../store/onboarding-answers.ts'
import { defineButton, defineForm, defineMenu, defineOpener } from './command.ts'
import { guildOf } from './guild.ts'
import { nextStep, questionAsked } from './onboarding-step.ts'

/** `v1:onboarding:choose:<index>:<id>` */
export const onboardingChoose = defineMenu({
  name: 'choose',
  access: 'everyone',
  touches: 'writes',
  replaces: true,
  async run({ asker, arguments: asked, values }, dependencies) {
    const question = await questionAsked(asker, asked, dependencies)
    if (!isChosen(question.type))
      throw new UserError('outdated-message', 'This question is answered in another way by now.')
    return keep({ asker, question, answer: parseChosen(question, values) }, dependencies)
  },
})

/** `v1:onboarding:write:<index>:<id>` */
export const onboardingWrite = defineOpener({
  name: 'write',
  access: 'everyone',
  touches: 'writes',
  opens: async ({ asker, arguments: asked }, dependencies) =>
    answerForm(await questionAsked(asker, asked, dependencies)),
})

/** `v1:onboarding:written:<index>:<id>` */
export const onboardingWritten = defineForm({
  name: 'written',
  access: 'everyone',
  touches: 'writes',
  replaces: true,
  async run({ asker, arguments: asked, fields }, dependencies) {
    const question = await questionAsked(asker, asked, dependencies)
    if (isChosen(question.type))
      throw new UserError('outdated-message', 'This question is answered in another way by now.')
    return keep({ asker, question, answer: parseWritten(question, fields.answer ?? '') }, dependencies)
  },
})

/** `v1:onboarding:skip:<index>:<id>` */
export const onboardingSkip = defineButton({
  name: 'skip',
  access: 'everyone',
  touches: 'writes',
  replaces: true,
  async run({ asker, arguments: asked }, dependencies) {
    const question = await questionAsked(asker, asked, dependencies)
    if (question.isRequired)
      throw new UserError('invalid-value', 'This question needs an answer. Go on with `/onboarding start`.')
    return keep({ asker, question, answer: '' }, dependencies)
  },
})

interface Answer {
  readonly asker: Asker
  readonly question: Question
  readonly answer: string | string[]
}

async function keep({ asker, question, answer }: Answer, dependencies: Dependencies): Promise<Reply> {
  const answers = { [String(question.index)]: answer }
  await keepAnswers(dependencies.database, { guildId: guildOf(asker), userId: asker.userId, answers })
  return nextStep(asker, dependencies)
}
