import { UserError } from '../errors.ts'
import { removalQuestion } from '../replies/faq.ts'
import { removeAnswer } from '../store/faq-answers.ts'
import { defineButton, defineSubcommand } from './command.ts'
import { answerNamed, entryOption, suggestEntry } from './faq-view.ts'
import { rowId } from './row-id.ts'

export const faqRemove = defineSubcommand({
  name: 'remove',
  describe: 'Remove a question, for all servers',
  access: 'editors',
  touches: 'writes',
  options: { entry: entryOption },
  suggest: suggestEntry,
  run: async ({ options: { entry } }, dependencies) => removalQuestion(await answerNamed(dependencies, entry)),
})

/** `v1:faq:remove:<id>` */
export const faqRemoveConfirm = defineButton({
  name: 'remove',
  access: 'editors',
  touches: 'writes',
  replaces: true,
  async run({ arguments: [id] }, { database }) {
    if (!(await removeAnswer(database, rowId(id)))) throw new UserError('not-found', 'It was removed already.')
    return { text: 'Removed.' }
  },
})
