import { type SeenMessage, see } from '../people/sight.ts'
import { channelNamed, guildNamed, memberNamed, permissionsOf } from '../platform/access.ts'
import { directMessagesWith } from '../platform/channels.ts'
import type { Platform } from '../platform/platform.ts'
import { found } from '../refusal.ts'
import type { Channel } from '../world/channel.ts'
import type { Command } from '../world/command.ts'
import type { Guild, Member } from '../world/guild.ts'
import { isEphemeral } from '../world/message.ts'
import { idOf, type Reference } from '../world/snowflake.ts'
import { channelsOf, messagesOf, threadsOf } from '../world/world.ts'

/** How things are by now; what is not there is an error, except where null is an answer. */
export interface Reading {
  guild(guild: Reference): Guild
  /** By reference, or by name within a guild. */
  channel(channel: Reference): Channel
  channelNamed(guild: Reference, name: string): Channel
  member(guild: Reference, user: Reference): Member
  hasMember(guild: Reference, user: Reference): boolean
  message(message: Reference): SeenMessage | null
  /** What everybody in the channel can read, oldest first. */
  messages(channel: Reference): readonly SeenMessage[]
  lastMessage(channel: Reference): SeenMessage | null
  /** Every message there is, wherever it is and whoever can see it, oldest first. */
  everyMessage(): readonly SeenMessage[]
  /** The threads of a channel, oldest first; `thread` tells whether they are archived, locked, and who is in them. */
  threads(channel: Reference): readonly Channel[]
  /** The channel between the bot and a user. */
  directMessages(user: Reference): Channel
  /** The registered commands: the guild's own, or without a guild the global ones. */
  commands(guild?: Reference): readonly Command[]
  permissions(channel: Reference, user: Reference): bigint
}

export function reading(platform: Platform): Reading {
  const { world } = platform
  const messages = (channel: Reference): readonly SeenMessage[] =>
    messagesOf(world, idOf(channel))
      .filter((message) => !isEphemeral(message))
      .map(see)
  return {
    guild: (guild) => guildNamed(platform, idOf(guild)),
    channel: (channel) => channelNamed(platform, idOf(channel)),
    channelNamed: (guild, name) =>
      found(
        channelsOf(world, idOf(guild)).find((channel) => channel.name === name),
        'unknown-channel',
      ),
    member: (guild, user) => memberNamed(platform, idOf(guild), idOf(user)),
    hasMember: (guild, user) => world.members.has(`${idOf(guild)}:${idOf(user)}`),
    message: (reference) => {
      const message = world.messages.get(idOf(reference))
      return message ? see(message) : null
    },
    messages,
    lastMessage: (channel) => messages(channel).at(-1) ?? null,
    everyMessage: () => [...world.messages.values()].map(see),
    threads: (reference) => {
      const channel = channelNamed(platform, idOf(reference))
      return threadsOf(world, channel.guildId ?? '').filter(({ parentId }) => parentId === channel.id)
    },
    directMessages: (user) => directMessagesWith(platform, idOf(user)),
    commands: (guild) => {
      const guildId = guild === undefined ? undefined : idOf(guild)
      return [...world.commands.values()].filter((command) => command.guild_id === guildId)
    },
    permissions: (channel, user) => permissionsOf(platform, channelNamed(platform, idOf(channel)), idOf(user)),
  }
}
