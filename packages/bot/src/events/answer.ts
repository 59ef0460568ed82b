import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js'

import type { Reply } from '../replies/reply.ts'
import { messageBody } from './message-body.ts'

/** What the bot answers with a message. */
export type Answerable =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction

export const isAnswerable = (interaction: Interaction): interaction is Answerable =>
  interaction.isChatInputCommand() ||
  interaction.isButton() ||
  interaction.isStringSelectMenu() ||
  interaction.isModalSubmit()

/** Discord waits three seconds for a first word, whatever the database is doing. */
export async function acknowledge(interaction: Answerable, replaces: boolean): Promise<void> {
  const hasMessage = interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())
  if (replaces && hasMessage) await interaction.deferUpdate()
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral })
}

/** Shows a reply, in the place of whatever the same interaction has shown before. */
export async function deliver(interaction: Answerable, reply: Reply): Promise<void> {
  // What was acknowledged for one person stays theirs; everybody gets a message of its own.
  const own = reply.isShared === true ? { text: 'Here it is, for everybody to see.' } : reply
  const isAcknowledged = interaction.deferred || interaction.replied
  if (isAcknowledged) await interaction.editReply({ ...messageOf(own), attachments: [] })
  else await interaction.reply({ ...messageOf(own), flags: MessageFlags.Ephemeral })
  if (reply.isShared === true) await interaction.followUp(messageOf(reply))
}

function messageOf(reply: Reply) {
  const { content, embeds, components, files } = messageBody(reply)
  const attached = files.map(({ name, data }) => ({ name, attachment: data }))
  return { content, embeds, components, files: attached, allowedMentions: { parse: [] } }
}

/** Buttons of somebody else's answer cannot be seen, but can be pressed by a crafted request. */
export function isOnOwnMessage(interaction: Answerable): boolean {
  const message = interaction.isChatInputCommand() ? null : interaction.message
  const owner = message?.interactionMetadata?.user.id
  return owner === undefined || owner === interaction.user.id
}
