import { isChosen, mostQuestions, parseQuestion, questionTypes } from '../domain/onboarding.ts'
import { UserError } from '../errors.ts'
import { customId } from '../replies/custom-id.ts'
import { inline } from '../replies/markdown.ts'
import { questionForm, questionList } from '../replies/onboarding.ts'
import { addQuestion, readQuestions } from '../store/onboarding-answers.ts'
import { defineForm, defineOpeningSubcommand, defineSubcommand } from './command.ts'
import { guildOf } from './guild.ts'

export const onboardingQuestionAdd = defineOpeningSubcommand({
  name: 'question add',
  describe: 'Add a question for new members, behind the others',
  access: 'guild managers',
  touches: 'writes',
  options: {
    type: { type: 'text', describe: 'How it is answered', required: true, choices: questionTypes },
    optional: { type: 'switch', describe: 'Whether it can be skipped' },
  },
  async opens({ options: { type, optional } }) {
    const hasOptions = questionTypes.some((known) => known === type && isChosen(known))
    const id = customId('onboarding', 'question', type, optional === true ? 'optional' : '')
    return questionForm('Add a question', id, hasOptions)
  },
})

/** `v1:onboarding:question:<type>:<optional>` */
export const onboardingQuestionForm = defineForm({
  name: 'question',
  access: 'guild managers',
  touches: 'writes',
  replaces: false,
  async run({ asker, arguments: [type = '', optional], fields }, { database }) {
    const draft = parseQuestion(type, fields, optional !== 'optional')
    if (await addQuestion(database, guildOf(asker), draft)) return { text: `Added: **${inline(draft.text)}**` }
    throw new UserError('invalid-value', `A server can have ${mostQuestions} questions.`)
  },
})

export const onboardingQuestionList = defineSubcommand({
  name: 'question list',
  describe: 'List the questions for new members',
  access: 'guild managers',
  touches: 'reads',
  options: {},
  run: async ({ asker }, { database }) => questionList(await readQuestions(database, guildOf(asker))),
})
