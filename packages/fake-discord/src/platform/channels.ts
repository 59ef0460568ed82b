import { ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10'
import { channelEvent, seenIn } from '../gateway/event.ts'
import { at, violation } from '../limits/rule.ts'
import { badForm, found, refusal } from '../refusal.ts'
import { type Channel, plainChannel } from '../world/channel.ts'
import { channelsOf, messagesOf } from '../world/world.ts'
import type { Platform } from './platform.ts'

const mostInGuild = 500
const mostInCategory = 50

export type ChannelPlan = Partial<Omit<Channel, 'id' | 'guildId' | 'thread' | 'recipientId'>> & {
  readonly name: string
}

export function createChannel(platform: Platform, guildId: string, plan: ChannelPlan): Channel {
  const siblings = channelsOf(platform.world, guildId)
  if (siblings.length >= mostInGuild) throw refusal('too-many-channels')
  demandRoomInCategory(platform, guildId, plan.parentId ?? null)
  const channel: Channel = { ...plainChannel, position: siblings.length, ...plan, id: platform.snowflake(), guildId }
  platform.world.channels.set(channel.id, channel)
  publish(platform, GatewayDispatchEvents.ChannelCreate, channel)
  return channel
}

export function changeChannel(platform: Platform, channel: Channel, change: Partial<ChannelPlan>): Channel {
  if (channel.guildId !== null && change.parentId && change.parentId !== channel.parentId)
    demandRoomInCategory(platform, channel.guildId, change.parentId)
  const changed = { ...channel, ...change }
  platform.world.channels.set(changed.id, changed)
  publish(platform, GatewayDispatchEvents.ChannelUpdate, changed)
  return changed
}

/** A channel goes with its messages and threads. */
export function removeChannel(platform: Platform, channel: Channel): void {
  const { world } = platform
  const event = channel.thread ? GatewayDispatchEvents.ThreadDelete : GatewayDispatchEvents.ChannelDelete
  publish(platform, event, channel)
  for (const thread of [...world.channels.values()])
    if (thread.thread && thread.parentId === channel.id) removeChannel(platform, thread)
  for (const message of messagesOf(world, channel.id)) world.messages.delete(message.id)
  world.channels.delete(channel.id)
}

/** The channel between the bot and a user; the first call makes it. */
export function directMessagesWith(platform: Platform, userId: string): Channel {
  const { world } = platform
  const user = found(world.users.get(userId), 'invalid-recipient')
  const known = [...world.channels.values()].find(({ recipientId }) => recipientId === user.id)
  if (known) return known
  const channel: Channel = {
    ...plainChannel,
    id: platform.snowflake(),
    guildId: null,
    type: ChannelType.DM,
    name: user.name,
    recipientId: user.id,
  }
  world.channels.set(channel.id, channel)
  return channel
}

/** A full category is a form error, not a code of its own. */
function demandRoomInCategory({ world }: Platform, guildId: string, parentId: string | null): void {
  if (parentId === null) return
  const inside = channelsOf(world, guildId).filter((channel) => channel.parentId === parentId)
  if (inside.length < mostInCategory) return
  const message = `Maximum number of channels in category reached (${mostInCategory})`
  throw badForm(at('parent_id', violation('CHANNEL_PARENT_MAX_CHANNELS', message)))
}

function publish(platform: Platform, name: Parameters<typeof channelEvent>[0], channel: Channel): void {
  const event = channelEvent(name, platform.world, channel)
  platform.sessions.publish(seenIn(event, platform.world, { channel, now: platform.clock.now() }))
}
