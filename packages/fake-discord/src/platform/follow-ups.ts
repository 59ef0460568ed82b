import { MessageFlags } from 'discord-api-types/v10'
import { found, refusal } from '../refusal.ts'
import type { Upload } from '../rest/upload.ts'
import type { Interaction } from '../world/interaction.ts'
import { originalOf } from '../world/interaction.ts'
import type { Message } from '../world/message.ts'
import { postAnswer } from './answers.ts'
import { changeInteraction } from './interactions.ts'
import { decodeMessage, demandContent, demandMessage } from './message-body.ts'
import { editMessage, removeMessage } from './messages.ts'
import type { Platform } from './platform.ts'

interface Submission {
  readonly body: unknown
  readonly files: readonly Upload[]
}

/** The interaction a token belongs to, while the token is good. */
export function interactionByToken({ world, clock, settings }: Platform, token: string): Interaction {
  const interaction = [...world.interactions.values()].find((candidate) => candidate.token === token)
  if (!interaction || interaction.answer.kind === 'pending') throw refusal('unknown-webhook')
  if (clock.now() - interaction.createdAt > settings.tokenLifetime) throw refusal('invalid-token')
  return interaction
}

/** A further message; after a deferral the first one takes the place of "… is thinking". */
export function followUp(platform: Platform, interaction: Interaction, { body, files }: Submission): Message {
  demandMessage({ body, files, uploadLimit: platform.settings.uploadLimit })
  demandContent(body, files)
  if (interaction.answer.kind === 'deferred') return editAnswer(platform, interaction, { id: '@original', body, files })
  const message = postAnswer(platform, interaction, { body: decodeMessage(body), files })
  changeInteraction(platform, interaction, { followUps: [...interaction.followUps, message.id] })
  return message
}

/** Messages that this interaction's token may touch. */
export function messageOfInteraction({ world }: Platform, interaction: Interaction, id: string): Message {
  const wanted = id === '@original' ? originalOf(interaction) : id
  const own = wanted !== null && [originalOf(interaction), ...interaction.followUps].includes(wanted)
  return found(own ? world.messages.get(wanted) : null, 'unknown-message')
}

export function editAnswer(
  platform: Platform,
  interaction: Interaction,
  { id, body, files }: Submission & { readonly id: string },
): Message {
  const message = messageOfInteraction(platform, interaction, id)
  demandMessage({ body: withLayout(message, body), files, uploadLimit: platform.settings.uploadLimit })
  const edited = editMessage(platform, message, { body: decodeMessage(body), files })
  if (edited.id === originalOf(interaction)) settle(platform, interaction, edited.id)
  return edited
}

export function removeAnswer(platform: Platform, interaction: Interaction, id: string): void {
  removeMessage(platform, messageOfInteraction(platform, interaction, id))
}

/** A message keeps the layout flag for ever, so an edit need not repeat it. */
export function withLayout(message: Message, body: unknown): unknown {
  const fixed = message.flags & MessageFlags.IsComponentsV2
  const given = typeof body === 'object' && body !== null ? body : {}
  const flags = 'flags' in given && typeof given.flags === 'number' ? given.flags : 0
  return { ...given, flags: flags | fixed }
}

function settle(platform: Platform, interaction: Interaction, messageId: string): void {
  const { kind } = interaction.answer
  if (kind === 'deferred') changeInteraction(platform, interaction, { answer: { kind: 'replied', messageId } })
  if (kind === 'update-deferred') changeInteraction(platform, interaction, { answer: { kind: 'updated', messageId } })
}
