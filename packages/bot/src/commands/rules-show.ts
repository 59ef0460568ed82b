import { UserError } from '../errors.ts'
import { ruleReply, rulesReply } from '../replies/rules.ts'
import { readRules } from '../store/guild-rules.ts'
import { defineSubcommand } from './command.ts'
import { demandEnabled } from './feature.ts'
import { guildOf } from './guild.ts'
import { ruleNumbered, ruleOption, suggestRule } from './rule-option.ts'

export const rulesShow = defineSubcommand({
  name: 'show',
  describe: 'Read the rules, or one of them',
  access: 'everyone',
  touches: 'reads',
  options: { number: ruleOption, share: { type: 'switch', describe: 'Show it to everybody in the channel' } },
  suggest: suggestRule,
  async run({ asker, options: { number, share } }, dependencies) {
    await demandEnabled(dependencies, asker, 'rules')
    const isShared = share === true
    if (number === null) {
      const rules = await readRules(dependencies.database, guildOf(asker))
      return { ...rulesReply(rules.filter(({ isEnabled }) => isEnabled)), isShared }
    }
    const rule = await ruleNumbered(dependencies, asker, number)
    if (!rule.isEnabled) throw new UserError('not-found', `There is no rule ${number} in this server.`)
    return { ...ruleReply(rule), isShared }
  },
})
