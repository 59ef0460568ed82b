import { GatewayDispatchEvents } from 'discord-api-types/v10'
import {
  guildCreated,
  guildDeleted,
  memberAdded,
  memberRemoved,
  memberUpdated,
  roleDeleted,
  roleEvent,
} from '../gateway/event.ts'
import type { Guild, Member, Role } from '../world/guild.ts'
import { memberKey, membersOf, rolesOf } from '../world/world.ts'
import type { Platform } from './platform.ts'

/** The bot is added to a guild that has its roles, members and channels already. */
export function announceGuild({ world, sessions, clock }: Platform, guild: Guild): void {
  sessions.publish(guildCreated(world, guild, clock.now()))
}

/** The bot is removed from a guild; what was in it is gone for the bot. */
export function removeGuild(platform: Platform, guild: Guild): void {
  const { world, sessions } = platform
  world.guilds.delete(guild.id)
  for (const channel of [...world.channels.values()])
    if (channel.guildId === guild.id) world.channels.delete(channel.id)
  for (const role of rolesOf(world, guild.id)) world.roles.delete(role.id)
  for (const member of membersOf(world, guild.id)) world.members.delete(memberKey(guild.id, member.id))
  sessions.publish(guildDeleted(guild))
}

export function putRole({ world, sessions }: Platform, role: Role): Role {
  const name = world.roles.has(role.id) ? GatewayDispatchEvents.GuildRoleUpdate : GatewayDispatchEvents.GuildRoleCreate
  world.roles.set(role.id, role)
  sessions.publish(roleEvent(name, world, role))
  return role
}

/** A role goes, and everybody loses it. */
export function removeRole(platform: Platform, role: Role): void {
  const { world, sessions } = platform
  world.roles.delete(role.id)
  sessions.publish(roleDeleted(role))
  for (const member of membersOf(world, role.guildId))
    if (member.roleIds.includes(role.id))
      putMember(platform, { ...member, roleIds: member.roleIds.filter((id) => id !== role.id) })
}

export function putMember({ world, sessions }: Platform, member: Member): Member {
  const key = memberKey(member.guildId, member.id)
  const event = world.members.has(key) ? memberUpdated(world, member) : memberAdded(member)
  world.members.set(key, member)
  sessions.publish(event)
  return member
}

export function removeMember({ world, sessions }: Platform, member: Member): void {
  world.members.delete(memberKey(member.guildId, member.id))
  sessions.publish(memberRemoved(member))
}
