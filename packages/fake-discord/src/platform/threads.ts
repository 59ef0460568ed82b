import { ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10'
import { channelEvent, seenIn, threadCreated, threadMembersUpdated } from '../gateway/event.ts'
import { refusal } from '../refusal.ts'
import { type Channel, plainChannel, type Thread } from '../world/channel.ts'
import { threadsOf } from '../world/world.ts'
import type { Platform } from './platform.ts'

interface ThreadPlan {
  readonly parent: Channel
  readonly name: string
  readonly type: ChannelType
  readonly ownerId: string
  readonly autoArchiveDuration: number
  readonly invitable: boolean
  /** The message it starts from, whose id it then has. */
  readonly messageId?: string
}

export function startThread(platform: Platform, plan: ThreadPlan): Channel {
  const { parent, name, type, ownerId, messageId } = plan
  const { world, clock } = platform
  if (messageId !== undefined && world.channels.has(messageId)) throw refusal('thread-exists')
  demandRoomForThread(platform, parent.guildId)
  const thread: Channel = {
    ...plainChannel,
    id: messageId ?? platform.snowflake(),
    guildId: parent.guildId,
    parentId: parent.id,
    name,
    type,
    thread: {
      ownerId,
      archived: false,
      locked: false,
      invitable: plan.invitable,
      autoArchiveDuration: plan.autoArchiveDuration,
      createdAt: clock.now(),
      changedAt: clock.now(),
      memberIds: [ownerId],
    },
  }
  world.channels.set(thread.id, thread)
  publishIn(platform, thread, threadCreated(world, thread))
  return thread
}

export const isPrivate = ({ type }: Channel): boolean => type === ChannelType.PrivateThread

function demandRoomForThread({ world, settings }: Platform, guildId: string | null): void {
  const active = guildId === null ? [] : threadsOf(world, guildId).filter(({ thread }) => thread?.archived === false)
  if (active.length >= settings.activeThreads) throw refusal('too-many-threads')
}

/** Stores another state of a thread and tells the gateway. */
export function changeThread(
  platform: Platform,
  channel: Channel,
  change: Partial<Thread> & { name?: string },
): Channel {
  if (!channel.thread) throw refusal('wrong-channel-type')
  const { name = channel.name, ...thread } = change
  const reopens = channel.thread.archived && thread.archived === false
  if (reopens) demandRoomForThread(platform, channel.guildId)
  const turned = thread.archived !== undefined && thread.archived !== channel.thread.archived
  const changedAt = turned ? platform.clock.now() : channel.thread.changedAt
  const changed = { ...channel, name, thread: { ...channel.thread, ...thread, changedAt } }
  platform.world.channels.set(changed.id, changed)
  publishIn(platform, changed, channelEvent(GatewayDispatchEvents.ThreadUpdate, platform.world, changed))
  return changed
}

export const reopenThread = (platform: Platform, channel: Channel): Channel =>
  changeThread(platform, channel, { archived: false })

/** Adds or removes one person; does nothing when that is already so. */
export function setThreadMember(
  platform: Platform,
  channel: Channel,
  who: { readonly id: string; readonly inside: boolean },
): void {
  if (!channel.thread) throw refusal('wrong-channel-type')
  if (channel.thread.archived) throw refusal('thread-archived')
  if (channel.thread.memberIds.includes(who.id) === who.inside) return
  const others = channel.thread.memberIds.filter((id) => id !== who.id)
  const memberIds = who.inside ? [...others, who.id] : others
  const changed = { ...channel, thread: { ...channel.thread, memberIds } }
  platform.world.channels.set(changed.id, changed)
  const change = { added: who.inside ? [who.id] : [], removed: who.inside ? [] : [who.id] }
  platform.sessions.publish(threadMembersUpdated(platform.world, changed, change))
}

function publishIn(platform: Platform, channel: Channel, event: ReturnType<typeof channelEvent>): void {
  platform.sessions.publish(seenIn(event, platform.world, { channel, now: platform.clock.now() }))
}
