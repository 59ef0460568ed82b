import { defineCommand } from './command.ts'
import { faqAdd, faqAddForm, faqEdit, faqEditForm } from './faq-edit.ts'
import { faqList, faqPage } from './faq-list.ts'
import { faqRemove, faqRemoveConfirm } from './faq-remove.ts'
import { faqSearch } from './faq-search.ts'
import { faqView, faqViewButton } from './faq-view.ts'

export const faq = defineCommand({
  name: 'faq',
  describe: 'Frequent questions and their answers',
  offeredTo: 'everyone',
  where: 'servers',
  subcommands: [faqSearch, faqView, faqList, faqAdd, faqEdit, faqRemove],
  buttons: [faqViewButton, faqPage, faqRemoveConfirm],
  forms: [faqAddForm, faqEditForm],
})
