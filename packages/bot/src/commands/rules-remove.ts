import { UserError } from '../errors.ts'
import { ruleRemovalQuestion } from '../replies/rules.ts'
import { removeRule } from '../store/guild-rules.ts'
import { defineButton, defineSubcommand } from './command.ts'
import { guildOf } from './guild.ts'
import { rowId } from './row-id.ts'
import { ruleNumbered, ruleOption, suggestRule } from './rule-option.ts'

export const rulesRemove = defineSubcommand({
  name: 'remove',
  describe: 'Remove a rule',
  access: 'guild managers',
  touches: 'writes',
  options: { number: { ...ruleOption, required: true } },
  suggest: suggestRule,
  run: async ({ asker, options: { number } }, dependencies) =>
    ruleRemovalQuestion(await ruleNumbered(dependencies, asker, number)),
})

/** `v1:rules:remove:<id>` */
export const rulesRemoveConfirm = defineButton({
  name: 'remove',
  access: 'guild managers',
  touches: 'writes',
  replaces: true,
  async run({ asker, arguments: [id] }, { database }) {
    if (await removeRule(database, guildOf(asker), rowId(id)))
      return { text: 'Removed. Those behind it have moved up.' }
    throw new UserError('not-found', 'The rule is not there any more.')
  },
})
