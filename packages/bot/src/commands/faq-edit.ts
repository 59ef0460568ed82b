import { parseFaqDraft } from '../domain/faq.ts'
import { UserError } from '../errors.ts'
import { customId } from '../replies/custom-id.ts'
import { faqForm } from '../replies/faq.ts'
import { inline } from '../replies/markdown.ts'
import { addAnswer, answerDigest, changeAnswer } from '../store/faq-answers.ts'
import { defineForm, defineOpeningSubcommand } from './command.ts'
import { answerNamed, entryOption, suggestEntry } from './faq-view.ts'
import { rowId } from './row-id.ts'

export const faqAdd = defineOpeningSubcommand({
  name: 'add',
  describe: 'Add a question and its answer, for all servers',
  access: 'editors',
  touches: 'writes',
  options: {},
  opens: async () => faqForm('Add a question', customId('faq', 'add')),
})

/** `v1:faq:add` */
export const faqAddForm = defineForm({
  name: 'add',
  access: 'editors',
  touches: 'writes',
  replaces: false,
  async run({ fields }, { database }) {
    const draft = parseFaqDraft(fields)
    if (!(await addAnswer(database, draft))) throw duplicate()
    return { text: `Added: **${inline(draft.title)}**` }
  },
})

export const faqEdit = defineOpeningSubcommand({
  name: 'edit',
  describe: 'Change a question or its answer, for all servers',
  access: 'editors',
  touches: 'writes',
  options: { entry: entryOption },
  suggest: suggestEntry,
  async opens({ options: { entry } }, dependencies) {
    const answer = await answerNamed(dependencies, entry)
    return faqForm('Change a question', customId('faq', 'edit', String(entry), answerDigest(answer)), answer)
  },
})

/** `v1:faq:edit:<id>:<digest>` */
export const faqEditForm = defineForm({
  name: 'edit',
  access: 'editors',
  touches: 'writes',
  replaces: false,
  async run({ arguments: [id, seen = ''], fields }, { database }) {
    const draft = parseFaqDraft(fields)
    switch (await changeAnswer(database, { id: rowId(id), draft, seen })) {
      case 'done':
        return { text: `Changed: **${inline(draft.title)}**` }
      case 'duplicate':
        throw duplicate()
      case 'gone':
        throw new UserError('not-found', 'Somebody has removed the question meanwhile.')
      case 'changed':
        throw new UserError(
          'changed-meanwhile',
          'Somebody else has just changed it, so nothing was done. Look at it again.',
        )
    }
  },
})

const duplicate = (): UserError =>
  new UserError('invalid-value', 'There is such a question already. Change that one with `/faq edit`.')
