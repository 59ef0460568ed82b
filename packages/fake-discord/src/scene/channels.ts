import type { ChannelType } from 'discord-api-types/v10'
import { channelNamed, guildNamed } from '../platform/access.ts'
import { changeChannel, createChannel, removeChannel } from '../platform/channels.ts'
import { removeMessage } from '../platform/messages.ts'
import type { Platform } from '../platform/platform.ts'
import { changeThread } from '../platform/threads.ts'
import { found } from '../refusal.ts'
import type { Channel, Overwrite, Thread } from '../world/channel.ts'
import { idOf, type Reference } from '../world/snowflake.ts'

export interface ChannelScenePlan {
  readonly name: string
  readonly type?: ChannelType
  /** A category. */
  readonly parent?: Reference
  readonly topic?: string
  readonly overwrites?: readonly Overwrite[]
}

export type ChannelChange = Partial<Pick<Channel, 'name' | 'topic' | 'overwrites' | 'parentId'>>

export type ThreadChange = Partial<Pick<Thread, 'archived' | 'locked' | 'memberIds'>> & { readonly name?: string }

/** What a server's managers do by hand. */
export interface ChannelScene {
  /** A text is the name of a text channel. */
  addChannel(guild: Reference, plan: string | ChannelScenePlan): Channel
  changeChannel(channel: Reference, change: ChannelChange): Channel
  /** Archives, reopens, locks, renames; also what Discord itself does when a thread was silent for too long. */
  changeThread(thread: Reference, change: ThreadChange): Channel
  /** A channel, or a thread. */
  removeChannel(channel: Reference): void
  removeMessage(message: Reference): void
}

export const channelScene = (platform: Platform): ChannelScene => ({
  addChannel: (guild, plan) => addChannel(platform, idOf(guild), typeof plan === 'string' ? { name: plan } : plan),
  changeChannel: (channel, change) => changeChannel(platform, channelNamed(platform, idOf(channel)), change),
  changeThread: (thread, change) => changeThread(platform, channelNamed(platform, idOf(thread)), change),
  removeChannel: (channel) => removeChannel(platform, channelNamed(platform, idOf(channel))),
  removeMessage: (message) =>
    removeMessage(platform, found(platform.world.messages.get(idOf(message)), 'unknown-message')),
})

const addChannel = (platform: Platform, guildId: string, { parent, ...plan }: ChannelScenePlan): Channel =>
  createChannel(platform, guildNamed(platform, guildId).id, {
    ...plan,
    ...(parent === undefined ? {} : { parentId: idOf(parent) }),
  })
