import { ChannelType, InteractionContextType, PermissionFlagsBits } from 'discord-api-types/v10'
import { permissionsOf } from '../platform/access.ts'
import type { Command } from '../world/command.ts'
import type { Message } from '../world/message.ts'
import { includes, permissionsInGuild } from '../world/permission.ts'
import type { Place } from './place.ts'

const { Administrator, ViewChannel, UseApplicationCommands } = PermissionFlagsBits
const { SendMessages, SendMessagesInThreads, ManageThreads, ManageMessages } = PermissionFlagsBits

/** Why this person cannot use this command here; null when it is on offer. */
export function whyHidden(place: Place, command: Command): string | null {
  const { channel, user } = place
  const context = channel.guildId === null ? InteractionContextType.BotDM : InteractionContextType.Guild
  if (command.contexts && !command.contexts.includes(context))
    return `"${command.name}" is not offered ${channel.guildId === null ? 'in direct messages' : 'in a guild'}.`
  return whyNotHere(place) ?? whyNotAllowed(place, command) ?? (user.bot ? `${user.name} is a bot.` : null)
}

/** Why this person cannot use any command in this channel. */
function whyNotHere(place: Place): string | null {
  const { platform, channel, user } = place
  if (channel.guildId === null) return null
  const permissions = permissionsOf(platform, channel, user.id)
  const unseen = whyUnseen(place)
  if (unseen !== null) return unseen
  if (!includes(permissions, UseApplicationCommands)) return `${user.name} may not use commands in #${channel.name}.`
  const reopens = includes(permissions, ManageThreads)
  return channel.thread?.archived && !reopens ? `#${channel.name} is archived.` : null
}

/** Why this person does not have this channel on the screen. */
export function whyUnseen({ platform, channel, user }: Place): string | null {
  const seen = channel.guildId === null || includes(permissionsOf(platform, channel, user.id), ViewChannel)
  return seen ? null : `${user.name} cannot see #${channel.name}.`
}

function whyNotAllowed({ platform, channel, user }: Place, command: Command): string | null {
  if (channel.guildId === null || command.default_member_permissions === null) return null
  const needed = BigInt(command.default_member_permissions)
  const permissions = permissionsInGuild(platform.world, channel.guildId, user.id)
  if (includes(permissions, Administrator)) return null
  if (needed === 0n) return `"${command.name}" is hidden from ${user.name}: it is for administrators.`
  if (includes(permissions, needed)) return null
  return `"${command.name}" is hidden from ${user.name}: it needs ${permissionNames(needed)}.`
}

/** Why this person cannot write in this channel. */
export function whySilent(place: Place): string | null {
  const { platform, channel, user } = place
  if (channel.guildId === null) return null
  const permissions = permissionsOf(platform, channel, user.id)
  const unseen = whyUnseen(place)
  if (unseen !== null) return unseen
  if (!includes(permissions, channel.thread ? SendMessagesInThreads : SendMessages))
    return `${user.name} may not write in #${channel.name}.`
  if (channel.type === ChannelType.GuildCategory) return `#${channel.name} is a category.`
  return channel.thread?.locked && !includes(permissions, ManageThreads) ? `#${channel.name} is locked.` : null
}

const permissionNames = (wanted: bigint): string =>
  Object.entries(PermissionFlagsBits)
    .filter(([, bit]) => includes(wanted, bit))
    .map(([name]) => name)
    .join(', ')

/** Why this person cannot delete this message. */
export function whyNotTheirs({ platform, channel, user }: Place, message: Message): string | null {
  const moderates = channel.guildId !== null && includes(permissionsOf(platform, channel, user.id), ManageMessages)
  return message.author.id === user.id || moderates ? null : `The message is not ${user.name}'s.`
}
