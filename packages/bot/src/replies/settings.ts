import { nameOf, type Setting } from '../domain/setting.ts'
import { rangeOf } from '../domain/setting-value.ts'
import { findSetting } from '../domain/settings.ts'
import type { SettingRow } from '../store/setting-rows.ts'
import { moment, plural } from './markdown.ts'
import type { CardField, Reply } from './reply.ts'
import { storedText, valueText } from './setting-value.ts'

/** The settings with their values, scope by scope; what a guild has chosen itself is bold. */
export function settingsOverview(settings: readonly Setting[], rows: readonly SettingRow[]): Reply {
  const stored = new Map(rows.map((row) => [nameOf(row), row.value]))
  const lineOf = (setting: Setting): string => {
    const json = stored.get(nameOf(setting)) ?? null
    const line = `${setting.key}: ${storedText(setting, json)}`
    return json === null ? line : `**${line}**`
  }
  const unknown = rows.filter((row) => findSetting(nameOf(row)) === null).length
  const foreign = `${plural(unknown, 'stored value')} of settings that this bot does not know: left alone.`
  return {
    card: {
      title: 'Settings',
      mood: 'neutral',
      text: ['Bold: chosen by this server.', ...(unknown === 0 ? [] : [foreign])].join('\n'),
      fields: fieldsBy(settings, lineOf),
    },
  }
}

function fieldsBy(settings: readonly Setting[], lineOf: (setting: Setting) => string): readonly CardField[] {
  const scopes = [...new Set(settings.map(({ scope }) => scope))]
  return scopes.map((scope) => ({
    name: scope,
    text: settings
      .filter((setting) => setting.scope === scope)
      .map(lineOf)
      .join('\n'),
  }))
}

/** Everything there is to know of one setting. */
export function settingInFull(name: string, setting: Setting, row: SettingRow | null): Reply {
  const { default: standard, describe } = setting
  const author = row?.updatedBy == null ? '' : ` by <@${row.updatedBy}>`
  const at = row?.updatedAt == null ? '' : ` ${moment(row.updatedAt)}`
  return {
    card: {
      title: name,
      mood: 'neutral',
      text: `${describe}.`,
      fields: [
        { name: 'Value', text: storedText(setting, row?.value ?? null), isShort: true },
        { name: 'Default', text: valueText(setting, standard), isShort: true },
        { name: 'Takes', text: rangeOf(setting) },
        ...(row === null ? [] : [{ name: 'Chosen', text: `${at}${author}`.trim() || 'nobody knows when' }]),
      ],
    },
  }
}

interface Values {
  /** JSON texts; null for "not set". */
  readonly before: string | null
  readonly after: string | null
}

export const changedSetting = (setting: Setting, values: Values): Reply => ({
  text: `\`${nameOf(setting)}\`: ${arrow(setting, values)}`,
})

export const unchangedSetting = (setting: Setting, json: string | null): Reply => ({
  text: `\`${nameOf(setting)}\` is ${storedText(setting, json)} already.`,
})

/** For the log channel of the guild. */
export const settingNotice = (setting: Setting, values: Values, by: string): Reply => ({
  text: `<@${by}> changed \`${nameOf(setting)}\`: ${arrow(setting, values)}`,
})

export const arrow = (setting: Setting | null, { before, after }: Values): string =>
  `${storedText(setting, before)} → ${storedText(setting, after)}`
