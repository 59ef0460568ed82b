import { scopes, settings } from '../domain/settings.ts'
import { settingsOverview } from '../replies/settings.ts'
import { readSettings } from '../store/setting-rows.ts'
import { defineSubcommand } from './command.ts'
import { guildOf } from './guild.ts'

export const configShow = defineSubcommand({
  name: 'show',
  describe: 'List the settings with their values',
  access: 'guild managers',
  touches: 'reads',
  options: { scope: { type: 'text', describe: 'Only one part of the bot', choices: scopes } },
  async run({ asker, options: { scope } }, { database }) {
    const rows = await readSettings(database, guildOf(asker))
    return settingsOverview(
      settings.filter((setting) => scope === null || setting.scope === scope),
      rows,
    )
  },
})
