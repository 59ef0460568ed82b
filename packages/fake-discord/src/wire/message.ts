import { MessageType } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import type { Attachment, Message } from '../world/message.ts'
import { memberOf, type World } from '../world/world.ts'
import { partialMemberBody } from './guild.ts'
import { isoTime } from './time.ts'
import { userBody } from './user.ts'

export const messageBody = (world: World, message: Message): JsonObject => ({
  id: message.id,
  channel_id: message.channelId,
  type: message.type,
  author: userBody(message.author),
  content: message.content,
  embeds: message.embeds,
  components: message.components,
  attachments: message.attachments.map(attachmentBody),
  flags: message.flags,
  mention_everyone: message.mentions.everyone,
  mentions: message.mentions.users.flatMap((id) => {
    const user = world.users.get(id)
    return user ? [userBody(user)] : []
  }),
  mention_roles: message.mentions.roles,
  timestamp: isoTime(message.createdAt),
  edited_timestamp: message.editedAt === null ? null : isoTime(message.editedAt),
  pinned: message.pinned,
  tts: false,
  ...(message.nonce === null ? {} : { nonce: message.nonce }),
  ...referenceBody(world, message),
  ...interactionBody(world, message),
})

export const attachmentBody = (attachment: Attachment): JsonObject => ({
  id: attachment.id,
  filename: attachment.name,
  size: attachment.size,
  content_type: attachment.contentType,
  url: attachment.url,
  proxy_url: attachment.url,
  ephemeral: false,
  ...(attachment.description === null ? {} : { description: attachment.description }),
})

function referenceBody(world: World, { repliesTo, channelId, guildId }: Message): JsonObject {
  if (repliesTo === null) return {}
  const target = world.messages.get(repliesTo)
  return {
    type: MessageType.Reply,
    message_reference: {
      type: 0,
      message_id: repliesTo,
      channel_id: channelId,
      ...(guildId ? { guild_id: guildId } : {}),
    },
    referenced_message: target ? messageBody(world, { ...target, repliesTo: null }) : null,
  }
}

function interactionBody(world: World, message: Message): JsonObject {
  const interaction = world.interactions.get(message.interactionId ?? '')
  const user = world.users.get(interaction?.userId ?? '')
  if (!interaction || !user) return {}
  return {
    application_id: world.application.id,
    webhook_id: world.application.id,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: userBody(user),
      authorizing_integration_owners: {},
    },
  }
}

/** A message as the gateway tells of it. */
export function messageEventBody(world: World, message: Message): JsonObject {
  const body = messageBody(world, message)
  if (message.guildId === null) return body
  const member = memberOf(world, message.guildId, message.author.id)
  return { ...body, guild_id: message.guildId, ...(member ? { member: partialMemberBody(member) } : {}) }
}

/** What a bot without the message content intent gets to see of a message. */
export function withoutContent(world: World, message: Message): Message {
  const botId = world.application.id
  const mayRead = message.guildId === null || message.author.id === botId || message.mentions.users.includes(botId)
  if (mayRead) return message
  return { ...message, content: '', embeds: [], attachments: [], components: [] }
}
