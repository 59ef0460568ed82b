import { type APIUser, PermissionFlagsBits } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import type { Guild, Member, Role } from '../world/guild.ts'
import { includes, permissionsInChannel } from '../world/permission.ts'
import { channelsOf, memberOf, membersOf, rolesOf, threadsOf, type World } from '../world/world.ts'
import { channelBody } from './channel.ts'
import { isoTime } from './time.ts'
import { userBody } from './user.ts'

export const roleBody = (role: Role, botId: string): JsonObject => ({
  id: role.id,
  name: role.name,
  color: role.color,
  colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: role.position,
  permissions: role.permissions.toString(),
  managed: role.managed,
  mentionable: role.mentionable,
  flags: 0,
  ...(role.managed ? { tags: { bot_id: botId } } : {}),
})

/** A member without the user, as messages carry it. */
export const partialMemberBody = (member: Member) => ({
  nick: member.nick,
  avatar: null,
  banner: null,
  roles: [...member.roleIds],
  joined_at: isoTime(member.joinedAt),
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: member.pending,
  communication_disabled_until: member.timedOutUntil === null ? null : isoTime(member.timedOutUntil),
})

export const memberBody = (member: Member): ReturnType<typeof partialMemberBody> & { readonly user: APIUser } => ({
  ...partialMemberBody(member),
  user: userBody(member.user),
})

/** A guild as `GET /guilds/:guild` answers it. */
export const guildBody = (world: World, guild: Guild): JsonObject => ({
  id: guild.id,
  name: guild.name,
  owner_id: guild.ownerId,
  preferred_locale: guild.locale,
  roles: rolesOf(world, guild.id).map((role) => roleBody(role, world.application.id)),
  approximate_member_count: membersOf(world, guild.id).length,
  features: [],
  emojis: [],
  stickers: [],
  icon: null,
  banner: null,
  splash: null,
  discovery_splash: null,
  description: null,
  vanity_url_code: null,
  application_id: null,
  afk_timeout: 300,
  afk_channel_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  premium_progress_bar_enabled: false,
  max_members: 500_000,
})

/** A guild as GUILD_CREATE tells of it: with the threads the bot can see and, without presences, no member but the bot. */
export function guildCreateBody(
  world: World,
  guild: Guild,
  { everyMember, now }: { everyMember: boolean; now: number },
): JsonObject {
  const botId = world.application.id
  const bot = memberOf(world, guild.id, botId)
  const members = everyMember ? membersOf(world, guild.id) : bot ? [bot] : []
  const threads = threadsOf(world, guild.id)
    .filter((channel) => channel.thread?.archived === false)
    .filter((channel) => includes(permissionsInChannel(world, channel, botId, now), PermissionFlagsBits.ViewChannel))
  return {
    ...guildBody(world, guild),
    joined_at: isoTime(guild.joinedAt),
    large: false,
    unavailable: false,
    member_count: membersOf(world, guild.id).length,
    members: members.map(memberBody),
    channels: channelsOf(world, guild.id).map((channel) => channelBody(world, channel)),
    threads: threads.map((thread) => channelBody(world, thread)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
