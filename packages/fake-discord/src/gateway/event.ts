import { GatewayDispatchEvents as Event, GatewayIntentBits as Intent, PermissionFlagsBits } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import { channelBody, threadMemberBody } from '../wire/channel.ts'
import { guildCreateBody, memberBody, roleBody } from '../wire/guild.ts'
import { messageEventBody, withoutContent } from '../wire/message.ts'
import { userBody } from '../wire/user.ts'
import type { Channel } from '../world/channel.ts'
import type { Guild, Member, Role } from '../world/guild.ts'
import type { Message } from '../world/message.ts'
import { includes, permissionsInChannel } from '../world/permission.ts'
import type { World } from '../world/world.ts'

/** Something the gateway tells. */
export interface GatewayEvent {
  readonly name: Event
  /** Null for what happens in direct messages; shard 0 hears of it. */
  readonly guildId: string | null
  /** What a session with these intents is told; null: nothing. */
  readonly body: (intents: number) => JsonObject | null
}

const has = (intents: number, wanted: Intent): boolean => (intents & wanted) !== 0

const withIntent =
  (wanted: Intent, body: () => JsonObject): GatewayEvent['body'] =>
  (intents) =>
    has(intents, wanted) ? body() : null

export const guildCreated = (world: World, guild: Guild, now: number): GatewayEvent => ({
  name: Event.GuildCreate,
  guildId: guild.id,
  body: (intents) =>
    has(intents, Intent.Guilds)
      ? guildCreateBody(world, guild, { everyMember: has(intents, Intent.GuildPresences), now })
      : null,
})

export const guildDeleted = (guild: Guild): GatewayEvent => ({
  name: Event.GuildDelete,
  guildId: guild.id,
  body: withIntent(Intent.Guilds, () => ({ id: guild.id })),
})

export const roleEvent = (
  name: Event.GuildRoleCreate | Event.GuildRoleUpdate,
  world: World,
  role: Role,
): GatewayEvent => ({
  name,
  guildId: role.guildId,
  body: withIntent(Intent.Guilds, () => ({ guild_id: role.guildId, role: roleBody(role, world.application.id) })),
})

export const roleDeleted = (role: Role): GatewayEvent => ({
  name: Event.GuildRoleDelete,
  guildId: role.guildId,
  body: withIntent(Intent.Guilds, () => ({ guild_id: role.guildId, role_id: role.id })),
})

export const memberAdded = (member: Member): GatewayEvent => ({
  name: Event.GuildMemberAdd,
  guildId: member.guildId,
  body: withIntent(Intent.GuildMembers, () => ({ guild_id: member.guildId, ...memberBody(member) })),
})

/** Every session hears of the bot's own member, whatever its intents. */
export const memberUpdated = (world: World, member: Member): GatewayEvent => ({
  name: Event.GuildMemberUpdate,
  guildId: member.guildId,
  body: (intents) =>
    has(intents, Intent.GuildMembers) || member.id === world.application.id
      ? { guild_id: member.guildId, ...memberBody(member) }
      : null,
})

export const memberRemoved = (member: Member): GatewayEvent => ({
  name: Event.GuildMemberRemove,
  guildId: member.guildId,
  body: withIntent(Intent.GuildMembers, () => ({ guild_id: member.guildId, user: userBody(member.user) })),
})

type ChannelEventName =
  | Event.ChannelCreate
  | Event.ChannelUpdate
  | Event.ChannelDelete
  | Event.ThreadCreate
  | Event.ThreadUpdate
  | Event.ThreadDelete

export const channelEvent = (name: ChannelEventName, world: World, channel: Channel): GatewayEvent => ({
  name,
  guildId: channel.guildId,
  body: withIntent(Intent.Guilds, () => channelBody(world, channel)),
})

export const threadCreated = (world: World, thread: Channel): GatewayEvent => ({
  name: Event.ThreadCreate,
  guildId: thread.guildId,
  body: withIntent(Intent.Guilds, () => ({ ...channelBody(world, thread), newly_created: true })),
})

interface MemberChange {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Without the members intent a session hears only of the bot itself. */
export const threadMembersUpdated = (world: World, thread: Channel, change: MemberChange): GatewayEvent => ({
  name: Event.ThreadMembersUpdate,
  guildId: thread.guildId,
  body: (intents) => {
    const told = (id: string): boolean => has(intents, Intent.GuildMembers) || id === world.application.id
    const added = change.added.filter(told)
    const removed = change.removed.filter(told)
    if (added.length + removed.length === 0) return null
    return {
      id: thread.id,
      guild_id: thread.guildId,
      member_count: thread.thread?.memberIds.length ?? 0,
      added_members: added.map((id) => threadMemberBody(thread, id)),
      removed_member_ids: removed,
    }
  },
})

const messageIntent = ({ guildId }: { readonly guildId: string | null }): Intent =>
  guildId === null ? Intent.DirectMessages : Intent.GuildMessages

export const messageEvent = (
  name: Event.MessageCreate | Event.MessageUpdate,
  world: World,
  message: Message,
): GatewayEvent => ({
  name,
  guildId: message.guildId,
  body: (intents) => {
    if (!has(intents, messageIntent(message))) return null
    return messageEventBody(world, has(intents, Intent.MessageContent) ? message : withoutContent(world, message))
  },
})

export const messageDeleted = (message: Message): GatewayEvent => ({
  name: Event.MessageDelete,
  guildId: message.guildId,
  body: withIntent(messageIntent(message), () => ({
    id: message.id,
    channel_id: message.channelId,
    guild_id: message.guildId,
  })),
})

export const messagesDeleted = (channel: Channel, ids: readonly string[]): GatewayEvent => ({
  name: Event.MessageDeleteBulk,
  guildId: channel.guildId,
  body: withIntent(messageIntent(channel), () => ({ ids, channel_id: channel.id, guild_id: channel.guildId })),
})

/** Interactions need no intent. */
export const interactionCreated = (guildId: string | null, body: JsonObject): GatewayEvent => ({
  name: Event.InteractionCreate,
  guildId,
  body: () => body,
})

/** The same event, kept from the bot while it cannot see the channel. */
export const seenIn = (
  event: GatewayEvent,
  world: World,
  { channel, now }: { channel: Channel; now: number },
): GatewayEvent => {
  const permissions = permissionsInChannel(world, channel, world.application.id, now)
  return includes(permissions, PermissionFlagsBits.ViewChannel) ? event : { ...event, body: () => null }
}
