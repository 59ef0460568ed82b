import type { Setting, SettingValue } from '../domain/setting.ts'
import { decodeStored } from '../domain/setting-value.ts'
import { code } from './markdown.ts'

/** A value as people read it; a channel or a role that is gone shows as Discord shows such. */
export function valueText(setting: Setting, value: SettingValue | null): string {
  if (value === null) return '*not set*'
  switch (setting.type) {
    case 'bool':
      return value === true ? '`on`' : '`off`'
    case 'channel':
      return `<#${value}>`
    case 'role':
      return `<@&${value}>`
    default:
      return code(String(value))
  }
}

/** A stored JSON text as people read it: what is not set is the default, and what cannot be read is shown as it is. */
export function storedText(setting: Setting | null, json: string | null): string {
  if (setting === null) return json === null ? '*not set*' : code(json, 60)
  const value = decodeStored(setting, json)
  if (value === undefined) return `${code(json ?? '', 60)} (cannot be read)`
  if (value !== null) return valueText(setting, value)
  return setting.default === null ? '*not set*' : `${valueText(setting, setting.default)} (default)`
}
