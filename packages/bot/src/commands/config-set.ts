import { nameOf, type Setting } from '../domain/setting.ts'
import { encodeValue, parseTyped, rangeOf } from '../domain/setting-value.ts'
import { settingNamed } from '../domain/settings.ts'
import { UserError } from '../errors.ts'
import { changeSetting } from './change-setting.ts'
import { defineSubcommand } from './command.ts'
import type { ChosenChannel, ChosenRole } from './option.ts'
import { settingSuggestions, valueSuggestions } from './setting-suggestion.ts'

const isTyped = ({ type }: Setting): boolean => type !== 'channel' && type !== 'role'

export const configSet = defineSubcommand({
  name: 'set',
  describe: 'Choose the value of a setting',
  access: 'guild managers',
  touches: 'writes',
  options: {
    key: { type: 'text', describe: 'The setting', required: true, suggested: true },
    value: { type: 'text', describe: 'Its value', required: true, suggested: true },
  },
  suggest: { key: settingSuggestions(isTyped), value: valueSuggestions },
  run: async ({ asker, options: { key, value } }, dependencies) => {
    const setting = settingNamed(key)
    return changeSetting({ setting, to: encodeValue(parseTyped(setting, value)), asker }, dependencies)
  },
})

export const configSetChannel = defineSubcommand({
  name: 'set-channel',
  describe: 'Choose the channel of a setting',
  access: 'guild managers',
  touches: 'writes',
  options: {
    key: { type: 'text', describe: 'The setting', required: true, suggested: true },
    channel: { type: 'channel', describe: 'The channel', required: true, kinds: ['text', 'category'] },
  },
  suggest: { key: settingSuggestions(({ type }) => type === 'channel') },
  run: async ({ asker, options: { key, channel } }, dependencies) => {
    const setting = settingNamed(key)
    demandChannel(setting, channel)
    return changeSetting({ setting, to: encodeValue(channel.id), asker }, dependencies)
  },
})

export const configSetRole = defineSubcommand({
  name: 'set-role',
  describe: 'Choose the role of a setting',
  access: 'guild managers',
  touches: 'writes',
  options: {
    key: { type: 'text', describe: 'The setting', required: true, suggested: true },
    role: { type: 'role', describe: 'The role', required: true },
  },
  suggest: { key: settingSuggestions(({ type }) => type === 'role') },
  run: async ({ asker, options: { key, role } }, dependencies) => {
    const setting = settingNamed(key)
    demandRole(setting, role)
    return changeSetting({ setting, to: encodeValue(role.id), asker }, dependencies)
  },
})

function demandChannel(setting: Setting, { kind, isOpenToBot }: ChosenChannel): void {
  if (setting.type !== 'channel' || setting.kind !== kind) throw wrongKind(setting)
  if (isOpenToBot || kind === 'category') return
  throw new UserError(
    'invalid-value',
    'The bot cannot write in that channel. Allow it to see the channel and to send messages there.',
  )
}

function demandRole(setting: Setting, { isGivable, isEveryone }: ChosenRole): void {
  if (setting.type !== 'role' || isEveryone) throw wrongKind(setting)
  if (isGivable || !setting.given) return
  throw new UserError(
    'invalid-value',
    'The bot cannot give that role. Move its own role above it in the server settings.',
  )
}

const wrongKind = (setting: Setting): UserError =>
  new UserError('invalid-value', `\`${nameOf(setting)}\` is ${rangeOf(setting)}.`)
