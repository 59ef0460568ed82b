import type { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10'

/** A registered command, as the API answers it. */
export interface Command {
  readonly id: string
  readonly application_id: string
  readonly guild_id?: string
  readonly version: string
  readonly type: ApplicationCommandType
  readonly name: string
  readonly description: string
  readonly options: readonly CommandOption[]
  readonly default_member_permissions: string | null
  readonly contexts: readonly number[] | null
  readonly name_localizations: Readonly<Record<string, string>> | null
  readonly description_localizations: Readonly<Record<string, string>> | null
}

export interface CommandOption {
  readonly type: ApplicationCommandOptionType
  readonly name: string
  readonly description: string
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly Choice[]
  readonly options?: readonly CommandOption[]
  readonly channel_types?: readonly number[]
  readonly min_value?: number
  readonly max_value?: number
  readonly min_length?: number
  readonly max_length?: number
}

export interface Choice {
  readonly name: string
  readonly value: string | number
}
