import { mostRules, parseRuleDraft } from '../domain/rule.ts'
import { UserError } from '../errors.ts'
import { customId } from '../replies/custom-id.ts'
import { inline } from '../replies/markdown.ts'
import { ruleForm } from '../replies/rules.ts'
import { addRule, changeRule, ruleDigest } from '../store/guild-rules.ts'
import { defineForm, defineOpeningSubcommand } from './command.ts'
import { guildOf } from './guild.ts'
import { rowId } from './row-id.ts'
import { ruleNumbered, ruleOption, suggestRule } from './rule-option.ts'

export const rulesAdd = defineOpeningSubcommand({
  name: 'add',
  describe: 'Add a rule',
  access: 'guild managers',
  touches: 'writes',
  options: {
    position: { type: 'number', describe: 'Its place; the last unless said otherwise', least: 1, most: mostRules },
  },
  opens: async ({ options: { position } }) => ruleForm('Add a rule', customId('rules', 'add', String(position ?? ''))),
})

/** `v1:rules:add:<position>` */
export const rulesAddForm = defineForm({
  name: 'add',
  access: 'guild managers',
  touches: 'writes',
  replaces: false,
  async run({ asker, arguments: [position], fields }, { database }) {
    const draft = parseRuleDraft(fields)
    const place = rowId(position) || null
    if (await addRule(database, { guildId: guildOf(asker), draft, place }))
      return { text: `Added: **${inline(draft.title)}**` }
    throw new UserError('invalid-value', `A server can have ${mostRules} rules. Remove one first.`)
  },
})

export const rulesEdit = defineOpeningSubcommand({
  name: 'edit',
  describe: 'Change a rule',
  access: 'guild managers',
  touches: 'writes',
  options: { number: { ...ruleOption, required: true } },
  suggest: suggestRule,
  async opens({ asker, options: { number } }, dependencies) {
    const rule = await ruleNumbered(dependencies, asker, number)
    return ruleForm('Change a rule', customId('rules', 'edit', String(rule.id), ruleDigest(rule)), rule)
  },
})

/** `v1:rules:edit:<id>:<digest>` */
export const rulesEditForm = defineForm({
  name: 'edit',
  access: 'guild managers',
  touches: 'writes',
  replaces: false,
  async run({ asker, arguments: [id, seen = ''], fields }, { database }) {
    const draft = parseRuleDraft(fields)
    const outcome = await changeRule(database, { guildId: guildOf(asker), id: rowId(id), draft, seen })
    if (outcome === 'done') return { text: `Changed: **${inline(draft.title)}**` }
    throw outcome === 'gone' ? new UserError('not-found', 'The rule is not there any more.') : changedMeanwhile()
  },
})

const changedMeanwhile = (): UserError =>
  new UserError('changed-meanwhile', 'Somebody else has just changed this rule, so nothing was done. Look at it again.')
