import { alike, longestQuery } from '../domain/faq.ts'
import { searchReply } from '../replies/faq.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { readAnswers, recordSearch, searchAnswers } from '../store/faq-answers.ts'
import { defineSubcommand } from './command.ts'
import { faqSuggestions } from './faq-suggestion.ts'
import { demandEnabled } from './feature.ts'
import { guildOf } from './guild.ts'

/** Discord shows five buttons in a row. */
const most = 5

export const faqSearch = defineSubcommand({
  name: 'search',
  describe: 'Find an answer',
  access: 'everyone',
  touches: 'writes',
  options: {
    query: { type: 'text', describe: 'Your question', required: true, longest: longestQuery, suggested: true },
  },
  suggest: { query: async (typing, dependencies) => faqSuggestions(typing, dependencies, ({ title }) => title) },
  async run({ asker, options: { query } }, dependencies) {
    await demandEnabled(dependencies, asker, 'faq')
    const { database } = dependencies
    const exact = await searchAnswers(database, query, most)
    const least = Number(await chosenSetting(dependencies.database, guildOf(asker), 'faq.min_similarity'))
    const found = exact.length > 0 ? exact : alike(await readAnswers(database), query, { least, most })
    await recordSearch(database, { userId: asker.userId, query, found: found.length })
    return searchReply(query, found)
  },
})
