import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'

import type { ChannelKind } from '../domain/setting.ts'
import type { Command, Subcommand } from './command.ts'
import type { Option, Options } from './option.ts'

/** A command as it is registered with Discord. */
export const commandBody = (command: Command): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name: command.name,
  description: command.describe,
  default_member_permissions: permissions[command.offeredTo],
  contexts:
    command.where === 'anywhere'
      ? [InteractionContextType.Guild, InteractionContextType.BotDM]
      : [InteractionContextType.Guild],
  options: subcommands(command.subcommands),
})

/** `0` hides a command from everybody but administrators. */
const permissions = {
  everyone: null,
  'guild managers': PermissionFlagsBits.ManageGuild.toString(),
  administrators: '0',
} as const

type Body = APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption

function subcommands(all: readonly Subcommand[]): Body[] {
  const groups = new Set(all.map(({ name }) => (name.includes(' ') ? name.split(' ', 1)[0] : undefined)))
  const grouped = [...groups].flatMap((group) => (group === undefined ? [] : [groupBody(group, all)]))
  return [...all.filter(({ name }) => !name.includes(' ')).map((each) => subcommandBody(each, each.name)), ...grouped]
}

const groupBody = (group: string, all: readonly Subcommand[]): APIApplicationCommandSubcommandGroupOption => ({
  type: ApplicationCommandOptionType.SubcommandGroup,
  name: group,
  description: `${group[0]?.toUpperCase()}${group.slice(1)}s`,
  options: all
    .filter(({ name }) => name.startsWith(`${group} `))
    .map((each) => subcommandBody(each, each.name.slice(group.length + 1))),
})

const subcommandBody = ({ describe, options }: Subcommand, name: string): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  description: describe,
  options: optionBodies(options),
})

// Discord wants the required ones first.
const optionBodies = (options: Options): APIApplicationCommandBasicOption[] =>
  Object.entries(options)
    .sort(([, one], [, other]) => Number(other.required === true) - Number(one.required === true))
    .map(([name, option]) => optionBody(name, option))

function optionBody(name: string, option: Option): APIApplicationCommandBasicOption {
  const described = { name, description: option.describe, required: option.required === true }
  switch (option.type) {
    case 'text':
      return textBody(described, option)
    case 'number':
      return {
        ...described,
        type: ApplicationCommandOptionType.Integer,
        min_value: option.least,
        max_value: option.most,
        ...(option.suggested === true ? { autocomplete: true as const } : {}),
      }
    case 'switch':
      return { ...described, type: ApplicationCommandOptionType.Boolean }
    case 'channel':
      return {
        ...described,
        type: ApplicationCommandOptionType.Channel,
        channel_types: option.kinds.flatMap(channelTypes),
      }
    case 'role':
      return { ...described, type: ApplicationCommandOptionType.Role }
    case 'member':
      return { ...described, type: ApplicationCommandOptionType.User }
  }
}

function textBody(
  described: { name: string; description: string; required: boolean },
  { choices, longest = 200, suggested }: Option & { type: 'text' },
): APIApplicationCommandBasicOption {
  const text = { ...described, type: ApplicationCommandOptionType.String as const }
  if (choices !== undefined) return { ...text, choices: choices.map((choice) => ({ name: choice, value: choice })) }
  return { ...text, max_length: longest, ...(suggested === true ? { autocomplete: true as const } : {}) }
}

const channelTypes = (kind: ChannelKind) =>
  kind === 'category'
    ? [ChannelType.GuildCategory as const]
    : [ChannelType.GuildText as const, ChannelType.GuildAnnouncement as const]
