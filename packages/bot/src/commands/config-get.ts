import { nameOf } from '../domain/setting.ts'
import { settingNamed } from '../domain/settings.ts'
import { settingInFull } from '../replies/settings.ts'
import { readSetting } from '../store/setting-rows.ts'
import { defineSubcommand } from './command.ts'
import { guildOf } from './guild.ts'
import { settingSuggestions } from './setting-suggestion.ts'

export const configGet = defineSubcommand({
  name: 'get',
  describe: 'Show one setting: its value, its default, who chose it and when',
  access: 'guild managers',
  touches: 'reads',
  options: { key: { type: 'text', describe: 'The setting', required: true, suggested: true } },
  suggest: { key: settingSuggestions() },
  async run({ asker, options: { key } }, { database }) {
    const setting = settingNamed(key)
    const row = await readSetting(database, { guildId: guildOf(asker), ...setting })
    return settingInFull(nameOf(setting), setting, row)
  },
})
