import type { Application } from './application.ts'
import type { Channel } from './channel.ts'
import type { Command } from './command.ts'
import type { Guild, Member, Role } from './guild.ts'
import type { Interaction } from './interaction.ts'
import type { Attachment, Message } from './message.ts'
import type { User } from './user.ts'

/** Everything that exists at this Discord. The values are immutable; a change puts another value into its map. */
export interface World {
  application: Application
  readonly users: Map<string, User>
  readonly guilds: Map<string, Guild>
  readonly roles: Map<string, Role>
  /** By `memberKey`. */
  readonly members: Map<string, Member>
  readonly channels: Map<string, Channel>
  readonly messages: Map<string, Message>
  readonly attachments: Map<string, Attachment>
  readonly commands: Map<string, Command>
  readonly interactions: Map<string, Interaction>
  /** Users who accept no direct messages. */
  readonly closed: Set<string>
}

export const memberKey = (guildId: string, userId: string): string => `${guildId}:${userId}`

export const createWorld = (application: Application): World => ({
  application,
  users: new Map(),
  guilds: new Map(),
  roles: new Map(),
  members: new Map(),
  channels: new Map(),
  messages: new Map(),
  attachments: new Map(),
  commands: new Map(),
  interactions: new Map(),
  closed: new Set(),
})

export const memberOf = (world: World, guildId: string, userId: string): Member | undefined =>
  world.members.get(memberKey(guildId, userId))

export const membersOf = (world: World, guildId: string): readonly Member[] =>
  [...world.members.values()].filter((member) => member.guildId === guildId)

export const rolesOf = (world: World, guildId: string): readonly Role[] =>
  [...world.roles.values()].filter((role) => role.guildId === guildId)

/** The channels of a guild without its threads. */
export const channelsOf = (world: World, guildId: string): readonly Channel[] =>
  [...world.channels.values()].filter((channel) => channel.guildId === guildId && channel.thread === null)

export const threadsOf = (world: World, guildId: string): readonly Channel[] =>
  [...world.channels.values()].filter((channel) => channel.guildId === guildId && channel.thread !== null)

/** Oldest first, because ids grow with time and a map keeps the order of insertion. */
export const messagesOf = (world: World, channelId: string): readonly Message[] =>
  [...world.messages.values()].filter((message) => message.channelId === channelId)
