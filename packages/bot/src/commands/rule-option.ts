import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import type { Rule } from '../domain/rule.ts'
import { UserError } from '../errors.ts'
import { readRules } from '../store/guild-rules.ts'
import type { Choice, Typing } from './command.ts'
import { guildOf } from './guild.ts'

/** The option that names a rule. */
export const ruleOption = { type: 'number', describe: 'The rule', least: 1, most: 9_999, suggested: true } as const

export const suggestRule = {
  number: async ({ asker, text }: Typing, { database }: Dependencies): Promise<readonly Choice[]> =>
    (await readRules(database, guildOf(asker)))
      .map(({ number, title }) => ({ name: `${number}. ${title}`, value: number }))
      .filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase())),
}

/** The rule of the asker's guild that has this number. */
export async function ruleNumbered(
  { database }: Pick<Dependencies, 'database'>,
  asker: Asker,
  number: number,
): Promise<Rule> {
  const rule = (await readRules(database, guildOf(asker))).find((each) => each.number === number)
  if (rule !== undefined) return rule
  throw new UserError('not-found', `There is no rule ${number} in this server.`)
}
