import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import type { SettingValue } from '../domain/setting.ts'
import { decodeStored } from '../domain/setting-value.ts'
import { requireSetting } from '../domain/settings.ts'
import { UserError } from '../errors.ts'
import { readSetting } from '../store/setting-rows.ts'
import { guildOf } from './guild.ts'

/** What a guild has chosen, or the default; what cannot be read counts as not chosen. */
export async function chosenValue(
  { database }: Pick<Dependencies, 'database'>,
  guildId: string,
  name: string,
): Promise<SettingValue | null> {
  const setting = requireSetting(name)
  const row = await readSetting(database, { guildId, ...setting })
  return decodeStored(setting, row?.value ?? null) ?? setting.default
}

/** Refuses members where the guild has switched a part of the bot off. */
export async function demandEnabled(
  dependencies: Dependencies,
  asker: Asker,
  scope: 'faq' | 'rules' | 'reminders' | 'ticketbot' | 'onboarding',
): Promise<void> {
  if ((await chosenValue(dependencies, guildOf(asker), `${scope}.enabled`)) === true) return
  throw new UserError('switched-off', 'This is switched off in this server.')
}
