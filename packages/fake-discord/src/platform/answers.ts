import { InteractionType, MessageFlags, MessageType, InteractionResponseType as Response } from 'discord-api-types/v10'
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json.ts'
import { autocomplete } from '../limits/autocomplete.ts'
import { messageBody } from '../limits/message.ts'
import { modal } from '../limits/modal.ts'
import { shape, violation } from '../limits/rule.ts'
import { badForm, demand, found } from '../refusal.ts'
import type { Upload } from '../rest/upload.ts'
import type { Choice } from '../world/command.ts'
import { decodeComponents } from '../world/component.ts'
import type { Answer, Interaction } from '../world/interaction.ts'
import type { Message } from '../world/message.ts'
import { channelNamed } from './access.ts'
import { changeInteraction } from './interactions.ts'
import { decodeMessage, demandContent, demandMessage, type MessageBody } from './message-body.ts'
import { editMessage, postMessage } from './messages.ts'
import { botOf, type Platform } from './platform.ts'

interface Callback {
  readonly platform: Platform
  readonly interaction: Interaction
  readonly body: JsonObject
  readonly files: readonly Upload[]
}

/** What an answer left behind. */
interface Given {
  readonly answer: Answer
  readonly message: Message | null
}

type Give = (callback: Callback) => Given

const answers: Readonly<Record<number, Give>> = {
  [Response.ChannelMessageWithSource]: reply,
  [Response.DeferredChannelMessageWithSource]: defer,
  [Response.DeferredMessageUpdate]: deferUpdate,
  [Response.UpdateMessage]: update,
  [Response.ApplicationCommandAutocompleteResult]: choose,
  [Response.Modal]: openModal,
}

/** The first answer to an interaction; it was asked in time and only once. */
export function giveAnswer(callback: Callback): Given {
  const give = answers[numberOf(callback.body.type) ?? 0]
  if (!give) throw wrongKind()
  const given = give(callback)
  changeInteraction(callback.platform, callback.interaction, { answer: given.answer })
  return given
}

const wrongKind = () =>
  badForm(
    violation('INTERACTION_CALLBACK_TYPE_INVALID', 'This callback type is not valid for this interaction.', ['type']),
  )

const isAutocomplete = ({ type }: Interaction): boolean => type === InteractionType.ApplicationCommandAutocomplete

const inData = (rule: Parameters<typeof shape>[0][string]) => shape({ data: rule })

function reply({ platform, interaction, body, files }: Callback): Given {
  if (isAutocomplete(interaction)) throw wrongKind()
  demandMessage({ body, files, uploadLimit: platform.settings.uploadLimit }, inData(messageBody))
  demandContent(body.data, files)
  const message = postAnswer(platform, interaction, { body: decodeMessage(body.data), files })
  return { answer: { kind: 'replied', messageId: message.id }, message }
}

function defer({ platform, interaction, body }: Callback): Given {
  if (isAutocomplete(interaction)) throw wrongKind()
  const ephemeral = (numberOf(objectOf(body.data).flags) ?? 0) & MessageFlags.Ephemeral
  const placeholder = { ...decodeMessage({}), flags: ephemeral | MessageFlags.Loading }
  const message = postAnswer(platform, interaction, { body: placeholder, files: [] })
  return { answer: { kind: 'deferred', messageId: message.id }, message }
}

function deferUpdate({ interaction }: Callback): Given {
  return { answer: { kind: 'update-deferred', messageId: sourceOf(interaction) }, message: null }
}

function update({ platform, interaction, body, files }: Callback): Given {
  const source = found(platform.world.messages.get(sourceOf(interaction)), 'unknown-message')
  demandMessage({ body, files, uploadLimit: platform.settings.uploadLimit }, inData(messageBody))
  const message = editMessage(platform, source, { body: decodeMessage(body.data), files })
  return { answer: { kind: 'updated', messageId: message.id }, message }
}

/** Only what came from a message's component can update that message. */
function sourceOf(interaction: Interaction): string {
  if (interaction.sourceMessageId === null) throw wrongKind()
  return interaction.sourceMessageId
}

function choose({ interaction, body }: Callback): Given {
  if (!isAutocomplete(interaction)) throw wrongKind()
  demand(inData(autocomplete), body)
  const choices = objectsOf(objectOf(body.data).choices).map(
    ({ name, value }): Choice => ({ name: String(name), value: typeof value === 'number' ? value : String(value) }),
  )
  return { answer: { kind: 'choices', choices }, message: null }
}

function openModal({ interaction, body }: Callback): Given {
  if (isAutocomplete(interaction) || interaction.type === InteractionType.ModalSubmit) throw wrongKind()
  demand(inData(modal), body)
  const { custom_id, title, components } = objectOf(body.data)
  const opened = {
    customId: textOf(custom_id) ?? '',
    title: textOf(title) ?? '',
    components: decodeComponents(components),
  }
  return { answer: { kind: 'modal', modal: opened }, message: null }
}

/** A message that comes from an interaction needs no permission of the bot's. */
export function postAnswer(
  platform: Platform,
  interaction: Interaction,
  { body, files }: { readonly body: MessageBody; readonly files: readonly Upload[] },
): Message {
  return postMessage(platform, {
    channel: channelNamed(platform, interaction.channelId),
    author: botOf(platform),
    body,
    files,
    type: interaction.type === InteractionType.ApplicationCommand ? MessageType.ChatInputCommand : MessageType.Default,
    interactionId: interaction.id,
  })
}
