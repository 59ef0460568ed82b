import type { InteractionType } from 'discord-api-types/v10'
import type { Choice } from './command.ts'
import type { Component } from './component.ts'

export interface Interaction {
  readonly id: string
  readonly token: string
  readonly type: InteractionType
  /** What the person did, for messages to people: `/config set`, `the button "Confirm"`. */
  readonly title: string
  readonly userId: string
  readonly guildId: string | null
  readonly channelId: string
  /** The message whose component was used, directly or through a modal. */
  readonly sourceMessageId: string | null
  readonly createdAt: number
  readonly answer: Answer
  /** Ids of the messages sent after the answer. */
  readonly followUps: readonly string[]
}

/** How the bot has answered so far. */
export type Answer =
  | { readonly kind: 'pending' }
  | { readonly kind: 'deferred'; readonly messageId: string }
  | { readonly kind: 'replied'; readonly messageId: string }
  | { readonly kind: 'update-deferred'; readonly messageId: string }
  | { readonly kind: 'updated'; readonly messageId: string }
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }

export interface Modal {
  readonly customId: string
  readonly title: string
  readonly components: readonly Component[]
}

/** The message that `@original` means. */
export const originalOf = ({ answer }: Interaction): string | null => ('messageId' in answer ? answer.messageId : null)
