import type { SettingValue } from '../domain/setting.ts'
import { decodeStored } from '../domain/setting-value.ts'
import { requireSetting } from '../domain/settings.ts'
import type { Database } from './database.ts'
import { readSetting } from './setting-rows.ts'

/** What a guild has chosen, or the default; what cannot be read counts as not chosen. */
export async function chosenSetting(database: Database, guildId: string, name: string): Promise<SettingValue | null> {
  const setting = requireSetting(name)
  const row = await readSetting(database, { guildId, ...setting })
  return decodeStored(setting, row?.value ?? null) ?? setting.default
}
