/** A value that a guild can choose. Ids of channels and roles are texts: a number would lose their last digits. */
export type SettingValue = boolean | number | string

interface Described {
  /** The part of the bot that it belongs to. */
  readonly scope: string
  readonly key: string
  readonly describe: string
}

interface Ranged {
  readonly least: number
  readonly most: number
  readonly default: number
}

/** What kind of channel a setting takes. */
export type ChannelKind = 'text' | 'category'

/** One thing that a guild can choose, as far as the program knows it. Only what is listed in `settings.ts` is one. */
export type Setting = Described &
  (
    | { readonly type: 'bool'; readonly default: boolean }
    | ({ readonly type: 'int' } & Ranged)
    | ({ readonly type: 'float' } & Ranged)
    | { readonly type: 'str'; readonly default: string; readonly choices: readonly string[] }
    | { readonly type: 'zone'; readonly default: string }
    | { readonly type: 'channel'; readonly default: null; readonly kind: ChannelKind }
    /** `given`: the bot gives the role to members, so it has to be below the bot's own. */
    | { readonly type: 'role'; readonly default: null; readonly given: boolean }
  )

export type SettingType = Setting['type']

/** How a setting is called by people: `reminders.enabled`. */
export const nameOf = ({ scope, key }: Pick<Setting, 'scope' | 'key'>): string => `${scope}.${key}`
