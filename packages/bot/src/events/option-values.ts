import { ChannelType, type ChatInputCommandInteraction, PermissionFlagsBits } from 'discord.js'

import type { ChosenChannel, ChosenRole, Option, Options, OptionValue, Values } from '../commands/option.ts'
import { UserError } from '../errors.ts'

/** What was filled in, checked against the definition: a crafted request is bound by nothing that Discord shows. */
export function optionValues(interaction: ChatInputCommandInteraction, options: Options): Values<Options> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const value = filledIn(interaction, name, option)
      if (value === null && option.required === true) throw new UserError('invalid-value', `\`${name}\` is missing.`)
      if (value !== null) demandFitting(name, option, value)
      return [name, value]
    }),
  )
}

function filledIn(interaction: ChatInputCommandInteraction, name: string, option: Option): OptionValue | null {
  const { options } = interaction
  switch (option.type) {
    case 'text':
      return options.getString(name)
    case 'number':
      return options.getInteger(name)
    case 'switch':
      return options.getBoolean(name)
    case 'channel':
      return chosenChannel(interaction, name)
    case 'role':
      return chosenRole(interaction, name)
    case 'member': {
      const user = options.getUser(name)
      return user === null ? null : { id: user.id }
    }
  }
}

function demandFitting(name: string, option: Option, value: OptionValue): void {
  if (option.type === 'text' && typeof value === 'string') {
    const isTooLong = value.length > (option.longest ?? 200)
    const isForeign = option.choices !== undefined && !option.choices.includes(value)
    if (isTooLong)
      throw new UserError('invalid-value', `\`${name}\` has more than ${option.longest ?? 200} characters.`)
    if (isForeign) throw new UserError('invalid-value', `\`${name}\` is none of the choices.`)
  }
  if (option.type === 'number' && typeof value === 'number') {
    if (value >= option.least && value <= option.most) return
    throw new UserError('invalid-value', `\`${name}\` is from ${option.least} to ${option.most}.`)
  }
  if (option.type === 'channel' && typeof value === 'object' && 'kind' in value) {
    if (option.kinds.some((kind) => kind === value.kind)) return
    throw new UserError('invalid-value', `\`${name}\` is not a channel of the right kind.`)
  }
}

const { ViewChannel, SendMessages } = PermissionFlagsBits

function chosenChannel({ options, guild }: ChatInputCommandInteraction, name: string): ChosenChannel | null {
  const chosen = options.getChannel(name)
  if (chosen === null) return null
  // What comes with the interaction tells what the member may do there, and not what the bot may.
  const channel = guild?.channels.cache.get(chosen.id) ?? null
  const me = guild?.members.me ?? null
  const allowed = channel !== null && me !== null && channel.permissionsFor(me).has([ViewChannel, SendMessages])
  return { id: chosen.id, kind: kindOf(chosen.type), isOpenToBot: allowed }
}

function kindOf(type: ChannelType): ChosenChannel['kind'] {
  if (type === ChannelType.GuildCategory) return 'category'
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement ? 'text' : 'other'
}

function chosenRole({ options, guild }: ChatInputCommandInteraction, name: string): ChosenRole | null {
  const chosen = options.getRole(name)
  if (chosen === null) return null
  const role = guild?.roles.cache.get(chosen.id) ?? null
  return { id: chosen.id, isGivable: role?.editable === true && !role.managed, isEveryone: chosen.id === guild?.id }
}
