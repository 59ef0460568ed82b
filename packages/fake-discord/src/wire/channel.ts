import { OverwriteType } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import type { Channel, Overwrite, Thread } from '../world/channel.ts'
import { messagesOf, type World } from '../world/world.ts'
import { isoTime } from './time.ts'
import { userBody } from './user.ts'

export function channelBody(world: World, channel: Channel): JsonObject {
  if (channel.recipientId !== null) return directMessageBody(world, channel)
  const shared = {
    id: channel.id,
    guild_id: channel.guildId,
    type: channel.type,
    name: channel.name,
    parent_id: channel.parentId,
    rate_limit_per_user: channel.slowmode,
    last_message_id: lastMessageId(world, channel),
    flags: 0,
  }
  if (channel.thread) return { ...shared, ...threadBody(world, channel, channel.thread) }
  return {
    ...shared,
    topic: channel.topic,
    position: channel.position,
    nsfw: false,
    permission_overwrites: channel.overwrites.map(overwriteBody),
  }
}

function directMessageBody(world: World, channel: Channel): JsonObject {
  const recipient = world.users.get(channel.recipientId ?? '')
  return {
    id: channel.id,
    type: channel.type,
    last_message_id: lastMessageId(world, channel),
    recipients: recipient ? [userBody(recipient)] : [],
    flags: 0,
  }
}

const lastMessageId = (world: World, channel: Channel): string | null =>
  messagesOf(world, channel.id).at(-1)?.id ?? null

function threadBody(world: World, channel: Channel, thread: Thread): JsonObject {
  const messageCount = messagesOf(world, channel.id).length
  const bot = thread.memberIds.includes(world.application.id)
  return {
    owner_id: thread.ownerId,
    member_count: Math.min(50, thread.memberIds.length),
    message_count: messageCount,
    total_message_sent: messageCount,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      invitable: thread.invitable,
      auto_archive_duration: thread.autoArchiveDuration,
      archive_timestamp: isoTime(thread.changedAt),
      create_timestamp: isoTime(thread.createdAt),
    },
    ...(bot ? { member: threadMemberBody(channel, world.application.id) } : {}),
  }
}

export const threadMemberBody = (channel: Channel, userId: string): JsonObject => ({
  id: channel.id,
  user_id: userId,
  join_timestamp: isoTime(channel.thread?.createdAt ?? 0),
  flags: 0,
})

const overwriteBody = ({ id, kind, allow, deny }: Overwrite): JsonObject => ({
  id,
  type: kind === 'role' ? OverwriteType.Role : OverwriteType.Member,
  allow: allow.toString(),
  deny: deny.toString(),
})
