import { type APIEmbed, MessageFlags, type MessageType } from 'discord-api-types/v10'
import type { Component } from './component.ts'
import type { User } from './user.ts'

export interface Message {
  readonly id: string
  readonly channelId: string
  readonly guildId: string | null
  readonly type: MessageType
  readonly author: User
  readonly content: string
  readonly embeds: readonly APIEmbed[]
  readonly components: readonly Component[]
  readonly attachments: readonly Attachment[]
  readonly flags: number
  readonly mentions: Mentions
  readonly nonce: string | number | null
  /** The message this one replies to. */
  readonly repliesTo: string | null
  /** The interaction it came from. */
  readonly interactionId: string | null
  readonly createdAt: number
  readonly editedAt: number | null
  readonly pinned: boolean
}

/** Who was pinged, not who was written about. */
export interface Mentions {
  readonly everyone: boolean
  readonly users: readonly string[]
  readonly roles: readonly string[]
}

export interface Attachment {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly contentType: string
  readonly size: number
  readonly url: string
  readonly content: Buffer
}

const hasFlag = (message: Message, flag: MessageFlags): boolean => (message.flags & flag) !== 0

export const isEphemeral = (message: Message): boolean => hasFlag(message, MessageFlags.Ephemeral)

/** The person sees "… is thinking". */
export const isThinking = (message: Message): boolean => hasFlag(message, MessageFlags.Loading)
