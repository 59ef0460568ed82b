import { mostRules } from '../domain/rule.ts'
import { UserError } from '../errors.ts'
import { inline } from '../replies/markdown.ts'
import { moveRule } from '../store/guild-rules.ts'
import { defineSubcommand } from './command.ts'
import { guildOf } from './guild.ts'
import { ruleNumbered, ruleOption, suggestRule } from './rule-option.ts'

export const rulesMove = defineSubcommand({
  name: 'move',
  describe: 'Give a rule another place',
  access: 'guild managers',
  touches: 'writes',
  options: {
    number: { ...ruleOption, required: true },
    to: { type: 'number', describe: 'Its place', required: true, least: 1, most: mostRules },
  },
  suggest: suggestRule,
  async run({ asker, options: { number, to } }, dependencies) {
    const rule = await ruleNumbered(dependencies, asker, number)
    const isThere = await moveRule(dependencies.database, { guildId: guildOf(asker), id: rule.id, place: to })
    if (!isThere) throw new UserError('not-found', 'The rule is not there any more.')
    return { text: `**${inline(rule.title)}** was moved. \`/rules show\` shows them all.` }
  },
})
