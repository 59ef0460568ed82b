import { PermissionFlagsBits } from 'discord-api-types/v10'
import { found, refusal } from '../refusal.ts'
import type { Channel } from '../world/channel.ts'
import type { Guild, Member, Role } from '../world/guild.ts'
import { includes, permissionsInChannel, permissionsInGuild } from '../world/permission.ts'
import { memberOf } from '../world/world.ts'
import type { Platform } from './platform.ts'

export const channelNamed = ({ world }: Platform, id: string): Channel =>
  found(world.channels.get(id), 'unknown-channel')

export const guildNamed = ({ world }: Platform, id: string): Guild => found(world.guilds.get(id), 'unknown-guild')

export const memberNamed = ({ world }: Platform, guildId: string, userId: string): Member =>
  found(memberOf(world, guildId, userId === '@me' ? world.application.id : userId), 'unknown-member')

export function roleNamed({ world }: Platform, guildId: string, id: string): Role {
  const role = world.roles.get(id)
  return found(role?.guildId === guildId ? role : null, 'unknown-role')
}

export const permissionsOf = ({ world, clock }: Platform, channel: Channel, userId: string): bigint =>
  permissionsInChannel(world, channel, userId, clock.now())

export const mayIn = (
  platform: Platform,
  channel: Channel,
  who: { readonly id: string; readonly may: bigint },
): boolean => includes(permissionsOf(platform, channel, who.id), who.may)

/** Refuses unless the bot sees the channel and may do this in it. */
export function demandInChannel(platform: Platform, channel: Channel, permission: bigint): void {
  const permissions = permissionsOf(platform, channel, platform.world.application.id)
  if (!includes(permissions, PermissionFlagsBits.ViewChannel)) throw refusal('missing-access')
  if (!includes(permissions, permission)) throw refusal('missing-permissions')
}

/** Refuses unless the bot may do this in the whole guild. */
export function demandInGuild({ world }: Platform, guildId: string, permission: bigint): void {
  if (!includes(permissionsInGuild(world, guildId, world.application.id), permission))
    throw refusal('missing-permissions')
}
