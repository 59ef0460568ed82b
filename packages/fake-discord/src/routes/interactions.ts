import { objectOf } from '../json.ts'
import { giveAnswer } from '../platform/answers.ts'
import type { Platform } from '../platform/platform.ts'
import { refusal } from '../refusal.ts'
import { openRoute, type Route } from '../rest/route.ts'
import { messageBody } from '../wire/message.ts'
import type { Interaction } from '../world/interaction.ts'
import { isEphemeral, isThinking } from '../world/message.ts'

function waitingInteraction({ world, clock, settings }: Platform, id: string, token: string): Interaction {
  const interaction = world.interactions.get(id)
  if (!interaction || interaction.token !== token) throw refusal('unknown-interaction')
  if (interaction.answer.kind !== 'pending') throw refusal('already-answered')
  if (clock.now() - interaction.createdAt > settings.deadline) throw refusal('unknown-interaction')
  return interaction
}

export const interactionRoutes: readonly Route[] = [
  openRoute('POST', '/interactions/:interaction/:token/callback', ({ platform, parameters, body, files, query }) => {
    const interaction = waitingInteraction(platform, parameters.interaction, parameters.token)
    const { message } = giveAnswer({ platform, interaction, body: objectOf(body), files })
    if (query.get('with_response') !== 'true') return undefined
    const type = objectOf(body).type
    if (!message) return { interaction: { id: interaction.id, type: interaction.type }, resource: { type } }
    return {
      interaction: {
        id: interaction.id,
        type: interaction.type,
        response_message_id: message.id,
        response_message_loading: isThinking(message),
        response_message_ephemeral: isEphemeral(message),
      },
      resource: { type, message: messageBody(platform.world, message) },
    }
  }),
]
