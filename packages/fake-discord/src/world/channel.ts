import { ChannelType } from 'discord-api-types/v10'

export interface Channel {
  readonly id: string
  /** Null for a direct message. */
  readonly guildId: string | null
  readonly type: ChannelType
  readonly name: string
  /** The category of a channel, the channel of a thread. */
  readonly parentId: string | null
  readonly topic: string | null
  readonly position: number
  readonly slowmode: number
  readonly overwrites: readonly Overwrite[]
  /** The other person of a direct message. */
  readonly recipientId: string | null
  readonly thread: Thread | null
}

export interface Thread {
  readonly ownerId: string
  readonly archived: boolean
  readonly locked: boolean
  /** Whether members who do not moderate may invite others. */
  readonly invitable: boolean
  /** Minutes. */
  readonly autoArchiveDuration: number
  readonly createdAt: number
  /** When it was last created, archived or reopened. */
  readonly changedAt: number
  readonly memberIds: readonly string[]
}

export interface Overwrite {
  /** A role, or a member. */
  readonly id: string
  readonly kind: 'role' | 'member'
  readonly allow: bigint
  readonly deny: bigint
}

/** What a guild channel is when nobody says otherwise. */
export const plainChannel = {
  type: ChannelType.GuildText,
  parentId: null,
  topic: null,
  position: 0,
  slowmode: 0,
  overwrites: [],
  recipientId: null,
  thread: null,
} as const satisfies Partial<Channel>
