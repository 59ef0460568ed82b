import { randomBytes } from 'node:crypto'
import type { InteractionType } from 'discord-api-types/v10'
import { interactionCreated } from '../gateway/event.ts'
import type { JsonObject } from '../json.ts'
import { interactionBody } from '../wire/interaction.ts'
import type { Channel } from '../world/channel.ts'
import type { Interaction } from '../world/interaction.ts'
import type { User } from '../world/user.ts'
import type { Platform } from './platform.ts'

/** What a person did that the bot hears of. */
export interface Action {
  readonly type: InteractionType
  readonly title: string
  readonly user: User
  readonly channel: Channel
  readonly locale: string
  readonly details: JsonObject
  readonly sourceMessageId?: string | null
}

export function startInteraction(platform: Platform, action: Action): Interaction {
  const { world, clock, sessions } = platform
  const { type, title, user, channel, locale, details, sourceMessageId = null } = action
  const interaction: Interaction = {
    id: platform.snowflake(),
    token: randomBytes(24).toString('base64url'),
    type,
    title,
    userId: user.id,
    guildId: channel.guildId,
    channelId: channel.id,
    sourceMessageId,
    createdAt: clock.now(),
    answer: { kind: 'pending' },
    followUps: [],
  }
  world.interactions.set(interaction.id, interaction)
  const message = world.messages.get(sourceMessageId ?? '') ?? null
  const body = interactionBody(platform, { interaction, user, channel, locale, details, message })
  sessions.publish(interactionCreated(channel.guildId, body))
  return interaction
}

/** Stores another state of an interaction. */
export function changeInteraction(
  { world }: Platform,
  interaction: Interaction,
  change: Partial<Interaction>,
): Interaction {
  const changed = { ...interaction, ...change }
  world.interactions.set(changed.id, changed)
  return changed
}
