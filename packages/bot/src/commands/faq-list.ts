import { faqList as listReply } from '../replies/faq.ts'
import { readAnswers } from '../store/faq-answers.ts'
import { defineButton, defineSubcommand } from './command.ts'
import { demandEnabled } from './feature.ts'

export const faqList = defineSubcommand({
  name: 'list',
  describe: 'List the questions',
  access: 'everyone',
  touches: 'reads',
  options: {},
  async run({ asker }, dependencies) {
    await demandEnabled(dependencies, asker, 'faq')
    return listReply(await readAnswers(dependencies.database), 0)
  },
})

/** `v1:faq:page:<page>` */
export const faqPage = defineButton({
  name: 'page',
  access: 'everyone',
  touches: 'reads',
  replaces: true,
  run: async ({ arguments: [page = ''] }, { database }) =>
    listReply(await readAnswers(database), /^\d{1,4}$/.test(page) ? Number(page) : 0),
})
