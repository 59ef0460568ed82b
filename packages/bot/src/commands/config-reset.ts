import { settingNamed } from '../domain/settings.ts'
import { changeSetting } from './change-setting.ts'
import { defineSubcommand } from './command.ts'
import { settingSuggestions } from './setting-suggestion.ts'

export const configReset = defineSubcommand({
  name: 'reset',
  describe: 'Go back to the default of a setting',
  access: 'guild managers',
  touches: 'writes',
  options: { key: { type: 'text', describe: 'The setting', required: true, suggested: true } },
  suggest: { key: settingSuggestions() },
  run: async ({ asker, options: { key } }, dependencies) =>
    changeSetting({ setting: settingNamed(key), to: null, asker }, dependencies),
})
