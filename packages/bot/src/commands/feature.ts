import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { UserError } from '../errors.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { guildOf } from './guild.ts'

/** Refuses members where the guild has switched a part of the bot off. */
export async function demandEnabled(
  { database }: Pick<Dependencies, 'database'>,
  asker: Asker,
  scope: 'faq' | 'rules' | 'reminders' | 'ticketbot' | 'onboarding',
): Promise<void> {
  if ((await chosenSetting(database, guildOf(asker), `${scope}.enabled`)) === true) return
  throw new UserError('switched-off', 'This is switched off in this server.')
}
