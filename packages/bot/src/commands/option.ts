import type { ChannelKind } from '../domain/setting.ts'

interface Described {
  readonly describe: string
  readonly required?: boolean
}

/** Something that is filled in behind a command. */
export type Option = Described &
  (
    | {
        readonly type: 'text'
        readonly choices?: readonly string[]
        /** Characters. */
        readonly longest?: number
        /** Proposals appear while it is typed; see `suggest` of the subcommand. */
        readonly suggested?: boolean
      }
    | { readonly type: 'number'; readonly least: number; readonly most: number; readonly suggested?: boolean }
    | { readonly type: 'switch' }
    | { readonly type: 'channel'; readonly kinds: readonly ChannelKind[] }
    | { readonly type: 'role' }
    | { readonly type: 'member' }
  )

export type Options = Readonly<Record<string, Option>>

/** A channel as a command sees it. */
export interface ChosenChannel {
  readonly id: string
  readonly kind: ChannelKind | 'other'
  /** Whether the bot can see it and write there. */
  readonly isOpenToBot: boolean
}

export interface ChosenRole {
  readonly id: string
  /** Whether the bot may give it to members. */
  readonly isGivable: boolean
  readonly isEveryone: boolean
}

export interface ChosenMember {
  readonly id: string
}

interface ValueTypes {
  readonly text: string
  readonly number: number
  readonly switch: boolean
  readonly channel: ChosenChannel
  readonly role: ChosenRole
  readonly member: ChosenMember
}

export type OptionValue = ValueTypes[keyof ValueTypes]

/** What was filled in; null where nothing was. */
export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { readonly required: true }
    ? ValueTypes[O[K]['type']]
    : ValueTypes[O[K]['type']] | null
}
