import type { Dependencies } from '../dependencies.ts'
import type { FaqAnswer } from '../domain/faq.ts'
import { UserError } from '../errors.ts'
import { answerReply } from '../replies/faq.ts'
import { readAnswer } from '../store/faq-answers.ts'
import { defineButton, defineSubcommand } from './command.ts'
import { faqSuggestions } from './faq-suggestion.ts'
import { demandEnabled } from './feature.ts'
import { rowId } from './row-id.ts'

/** The option that names an answer, in every command that needs one. */
export const entryOption = {
  type: 'number',
  describe: 'The question',
  required: true,
  least: 1,
  most: 2_147_483_647,
  suggested: true,
} as const

export const suggestEntry = {
  entry: async (typing: { readonly text: string }, dependencies: Pick<Dependencies, 'database'>) =>
    faqSuggestions(typing, dependencies, ({ id }) => id),
}

export const faqView = defineSubcommand({
  name: 'view',
  describe: 'Read one answer, or show it to everybody',
  access: 'everyone',
  touches: 'reads',
  options: { entry: entryOption, share: { type: 'switch', describe: 'Show it to everybody in the channel' } },
  suggest: suggestEntry,
  async run({ asker, options: { entry, share } }, dependencies) {
    await demandEnabled(dependencies, asker, 'faq')
    return { ...answerReply(await answerNamed(dependencies, entry)), isShared: share === true }
  },
})

/** `v1:faq:view:<id>`, below a search. */
export const faqViewButton = defineButton({
  name: 'view',
  access: 'everyone',
  touches: 'reads',
  replaces: false,
  run: async ({ arguments: [id] }, dependencies) => answerReply(await answerNamed(dependencies, rowId(id))),
})

export async function answerNamed({ database }: Pick<Dependencies, 'database'>, id: number): Promise<FaqAnswer> {
  const answer = await readAnswer(database, id)
  if (answer !== null) return answer
  throw new UserError('not-found', 'There is no such question. Choose one from the list that appears as you type.')
}
