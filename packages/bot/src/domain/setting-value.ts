import { UserError } from '../errors.ts'
import { nameOf, type Setting, type SettingType, type SettingValue } from './setting.ts'

/** What a person has typed for a setting, as its value. */
export function parseTyped(setting: Setting, typed: string): SettingValue {
  const text = typed.trim()
  switch (setting.type) {
    case 'bool':
      return parseBool(setting, text)
    case 'int':
    case 'float':
      return parseNumber(setting, text)
    case 'str':
      return demand(
        setting,
        setting.choices.find((choice) => choice === text.toLowerCase()),
      )
    case 'zone':
      return demand(setting, zoneNamed(text))
    case 'channel':
      throw new UserError('invalid-value', `\`${nameOf(setting)}\` is a channel. Use \`/config set-channel\`.`)
    case 'role':
      throw new UserError('invalid-value', `\`${nameOf(setting)}\` is a role. Use \`/config set-role\`.`)
  }
}

const yes = ['true', 'on', 'yes', '1']
const no = ['false', 'off', 'no', '0']

function parseBool(setting: Setting, text: string): boolean {
  const word = text.toLowerCase()
  return demand(setting, yes.includes(word) ? true : no.includes(word) ? false : undefined)
}

function parseNumber(setting: Setting & { type: 'int' | 'float' }, text: string): number {
  const number = shapes[setting.type].test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return demand(setting, fits(setting, number) ? number : undefined)
}

/** A comma in front of three digits is a thousand to some and a fraction to others, so it is neither. */
const shapes = {
  int: /^[+-]?\d{1,12}$/,
  float: /^[+-]?\d{1,12}(\.\d{1,12}|,(?!\d{3}$)\d{1,12})?$/,
}

function demand<T>(setting: Setting, value: T | undefined): T {
  if (value !== undefined) return value
  throw new UserError('invalid-value', `\`${nameOf(setting)}\` is ${rangeOf(setting)}.`)
}

/** What a setting takes, as the end of a sentence. */
export function rangeOf(setting: Setting): string {
  switch (setting.type) {
    case 'bool':
      return '`on` or `off`'
    case 'int':
      return `a whole number from ${setting.least} to ${setting.most}`
    case 'float':
      return `a number from ${setting.least} to ${setting.most}`
    case 'str':
      return `one of ${setting.choices.map((choice) => `\`${choice}\``).join(', ')}`
    case 'zone':
      return 'the name of a time zone, such as `Europe/Brussels`'
    case 'channel':
      return setting.kind === 'category' ? 'a category' : 'a text channel'
    case 'role':
      return 'a role'
  }
}

const snowflake = /^\d{17,20}$/

/** Whether a value is one that the setting takes. */
export function fits(setting: Setting, value: unknown): value is SettingValue {
  switch (setting.type) {
    case 'bool':
      return typeof value === 'boolean'
    case 'int':
      return Number.isInteger(value) && isWithin(setting, value)
    case 'float':
      return isWithin(setting, value)
    case 'str':
      return setting.choices.some((choice) => choice === value)
    case 'zone':
      return typeof value === 'string' && zoneNamed(value) !== undefined
    case 'channel':
    case 'role':
      return typeof value === 'string' && snowflake.test(value)
  }
}

const isWithin = ({ least, most }: { least: number; most: number }, value: unknown): boolean =>
  typeof value === 'number' && value >= least && value <= most

/** The zone's own spelling; undefined where there is no such zone. Offsets such as `+02:00` know no summer time. */
function zoneNamed(name: string): string | undefined {
  if (!/^[A-Za-z][\w+\-/]{0,63}$/.test(name)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** How a value is written to `jsonb`. */
export const encodeValue = (value: SettingValue): string => JSON.stringify(value)

/** How the table calls the type of a value. */
export const storedType = (type: SettingType): string => (type === 'zone' ? 'str' : type)

/** What a stored JSON text means for a setting: null where nothing is set, undefined where it cannot be read. */
export function decodeStored(setting: Setting, json: string | null): SettingValue | null | undefined {
  if (json === null || json === 'null') return null
  const isId = setting.type === 'channel' || setting.type === 'role'
  const bare = unquoted(json)
  // Ids were also written as numbers, which JSON.parse would round; and texts were also quoted twice.
  if (isId) return fits(setting, bare) ? bare : undefined
  const value: unknown = setting.type === 'str' || setting.type === 'zone' ? bare : JSON.parse(json)
  return fits(setting, value) ? value : undefined
}

function unquoted(json: string): string {
  const text: unknown = json.startsWith('"') ? JSON.parse(json) : json
  return typeof text !== 'string' ? json : /^".*"$/s.test(text) ? text.slice(1, -1) : text
}
