import { nameOf, type Setting } from '../domain/setting.ts'
import { findSetting, settings } from '../domain/settings.ts'
import type { Choice, Typing } from './command.ts'

/** The settings whose name holds what was typed, those that begin with it first. */
export const settingSuggestions =
  (isMeant: (setting: Setting) => boolean = () => true) =>
  async ({ text }: Pick<Typing, 'text'>): Promise<readonly Choice[]> => {
    const typed = text.trim().toLowerCase()
    const names = settings.filter(isMeant).map(nameOf)
    const found = names.filter((name) => name.includes(typed))
    return found
      .sort((one, other) => Number(other.startsWith(typed)) - Number(one.startsWith(typed)))
      .map((name) => ({ name, value: name }))
  }

/** What the setting named in `key` takes, as far as that can be listed. */
export async function valueSuggestions({ text, others }: Typing): Promise<readonly Choice[]> {
  const setting = findSetting(others.key ?? '')
  const typed = text.trim().toLowerCase()
  return listed(setting)
    .filter((value) => value.toLowerCase().includes(typed))
    .map((value) => ({ name: value, value }))
}

function listed(setting: Setting | null): readonly string[] {
  switch (setting?.type) {
    case 'bool':
      return ['on', 'off']
    case 'str':
      return setting.choices
    case 'int':
    case 'float':
      return [...new Set([setting.default, setting.least, setting.most])].map(String)
    case 'zone':
      // Node's list leaves out the one name that everybody knows.
      return ['UTC', ...Intl.supportedValuesOf('timeZone')]
    default:
      return []
  }
}
