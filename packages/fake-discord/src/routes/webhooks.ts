import { editAnswer, followUp, interactionByToken, messageOfInteraction, removeAnswer } from '../platform/follow-ups.ts'
import { openRoute, type Route } from '../rest/route.ts'
import { messageBody } from '../wire/message.ts'

/** After its first answer an interaction is a webhook of the application. */
export const webhookRoutes: readonly Route[] = [
  openRoute('POST', '/webhooks/:application/:token', ({ platform, parameters, body, files }) => {
    const interaction = interactionByToken(platform, parameters.token)
    return messageBody(platform.world, followUp(platform, interaction, { body, files }))
  }),

  openRoute('GET', '/webhooks/:application/:token/messages/:message', ({ platform, parameters }) => {
    const interaction = interactionByToken(platform, parameters.token)
    return messageBody(platform.world, messageOfInteraction(platform, interaction, parameters.message))
  }),

  openRoute('PATCH', '/webhooks/:application/:token/messages/:message', ({ platform, parameters, body, files }) => {
    const interaction = interactionByToken(platform, parameters.token)
    return messageBody(platform.world, editAnswer(platform, interaction, { id: parameters.message, body, files }))
  }),

  openRoute('DELETE', '/webhooks/:application/:token/messages/:message', ({ platform, parameters }) => {
    removeAnswer(platform, interactionByToken(platform, parameters.token), parameters.message)
  }),
]
