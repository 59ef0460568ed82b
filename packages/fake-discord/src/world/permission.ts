import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel, Overwrite } from './channel.ts'
import type { Guild, Member } from './guild.ts'
import { memberOf, type World } from './world.ts'

/** Every permission there is. */
export const everything = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n)

/** What @everyone may do in a guild as Discord creates it, as far as a text bot can notice. */
export const everyoneMay =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.CreatePrivateThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseApplicationCommands

/** What a bot like ours asks for in its invitation. */
export const botMay =
  everyoneMay |
  PermissionFlagsBits.ManageRoles |
  PermissionFlagsBits.ManageThreads |
  PermissionFlagsBits.ManageMessages |
  PermissionFlagsBits.PinMessages |
  PermissionFlagsBits.MentionEveryone

const onlyForThoseWhoMaySend =
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.SendTTSMessages |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks

const leftToTheTimedOut = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory

export const includes = (permissions: bigint, wanted: bigint): boolean => (permissions & wanted) === wanted

/** What a member may do in the guild as a whole; nothing for somebody who is not in it. */
export function permissionsInGuild(world: World, guildId: string, userId: string): bigint {
  const guild = world.guilds.get(guildId)
  const member = memberOf(world, guildId, userId)
  if (!guild || !member) return 0n
  if (guild.ownerId === userId) return everything
  const granted = [guildId, ...member.roleIds].reduce((sum, id) => sum | (world.roles.get(id)?.permissions ?? 0n), 0n)
  return includes(granted, PermissionFlagsBits.Administrator) ? everything : granted
}

/** What a member may do in a channel or thread, overwrites and time-outs considered. */
export function permissionsInChannel(world: World, channel: Channel, userId: string, now: number): bigint {
  if (channel.guildId === null) return everything
  const guild = world.guilds.get(channel.guildId)
  const member = memberOf(world, channel.guildId, userId)
  if (!guild || !member) return 0n
  const inGuild = permissionsInGuild(world, guild.id, userId)
  if (inGuild === everything) return everything
  const parent = channel.thread ? world.channels.get(channel.parentId ?? '') : channel
  const inChannel = applyOverwrites(inGuild, parent?.overwrites ?? [], { guild, member })
  const rested = member.timedOutUntil !== null && member.timedOutUntil > now ? inChannel & leftToTheTimedOut : inChannel
  return withoutTheImplied(rested, channel, userId)
}

function applyOverwrites(
  permissions: bigint,
  overwrites: readonly Overwrite[],
  { guild, member }: { readonly guild: Guild; readonly member: Member },
): bigint {
  const layers = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => member.roleIds.includes(id)),
    overwrites.filter(({ id }) => id === member.id),
  ]
  return layers.reduce((sum, layer) => {
    const deny = layer.reduce((bits, overwrite) => bits | overwrite.deny, 0n)
    const allow = layer.reduce((bits, overwrite) => bits | overwrite.allow, 0n)
    return (sum & ~deny) | allow
  }, permissions)
}

function withoutTheImplied(permissions: bigint, channel: Channel, userId: string): bigint {
  if (!includes(permissions, PermissionFlagsBits.ViewChannel)) return 0n
  if (channel.type === ChannelType.PrivateThread && !isInThread(channel, userId, permissions)) return 0n
  const toSend = channel.thread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages
  return includes(permissions, toSend) ? permissions : permissions & ~onlyForThoseWhoMaySend
}

const isInThread = (channel: Channel, userId: string, permissions: bigint): boolean =>
  channel.thread?.memberIds.includes(userId) === true || includes(permissions, PermissionFlagsBits.ManageThreads)

/** The position of a member's highest role, which decides whom and what they may change. */
export function rankOf(world: World, guildId: string, userId: string): number {
  const member = memberOf(world, guildId, userId)
  return Math.max(0, ...(member?.roleIds ?? []).map((id) => world.roles.get(id)?.position ?? 0))
}
