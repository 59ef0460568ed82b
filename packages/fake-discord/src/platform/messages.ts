import { type APIEmbed, GatewayDispatchEvents, MessageFlags, MessageType } from 'discord-api-types/v10'
import { messageDeleted, messageEvent, seenIn } from '../gateway/event.ts'
import type { Upload } from '../rest/upload.ts'
import type { Channel } from '../world/channel.ts'
import { type Attachment, isEphemeral, type Message } from '../world/message.ts'
import type { User } from '../world/user.ts'
import { channelNamed } from './access.ts'
import { storeUploads } from './attachments.ts'
import { mentionsOf } from './mentions.ts'
import type { MessageBody } from './message-body.ts'
import type { Platform } from './platform.ts'

interface Posting {
  readonly channel: Channel
  readonly author: User
  readonly body: MessageBody
  readonly files: readonly Upload[]
  readonly type?: MessageType
  readonly interactionId?: string
}

/** Creates a message and tells the gateway. The body has passed the limits, the author the permissions. */
export function postMessage(platform: Platform, posting: Posting): Message {
  const { channel, author, body, files, type = MessageType.Default, interactionId = null } = posting
  const attachments = storeUploads(platform, files, body.attachments)
  const written = {
    author,
    content: body.content ?? '',
    components: body.components ?? [],
    repliesTo: body.repliesTo,
  }
  const message: Message = {
    ...written,
    id: platform.snowflake(),
    channelId: channel.id,
    guildId: channel.guildId,
    type: body.repliesTo === null ? type : MessageType.Reply,
    embeds: withFiles(body.embeds ?? [], attachments),
    attachments,
    flags: body.flags ?? 0,
    mentions: mentionsOf(platform, channel, { message: written, allowed: body.allowedMentions }),
    nonce: body.nonce,
    interactionId,
    createdAt: platform.clock.now(),
    editedAt: null,
    pinned: false,
  }
  platform.world.messages.set(message.id, message)
  announce(platform, GatewayDispatchEvents.MessageCreate, message)
  return message
}

/** Changes what the body names and leaves the rest. */
export function editMessage(
  platform: Platform,
  message: Message,
  { body, files }: { readonly body: MessageBody; readonly files: readonly Upload[] },
): Message {
  const kept = body.attachments
    ? message.attachments.filter(({ id }) => body.attachments?.some((note) => note.id === id))
    : message.attachments
  const attachments = [...kept, ...storeUploads(platform, files, body.attachments)]
  const edited = {
    ...message,
    content: body.content ?? message.content,
    embeds: body.embeds ? withFiles(body.embeds, attachments) : message.embeds,
    components: body.components ?? message.components,
    attachments,
    flags: editedFlags(message, body.flags),
  }
  const channel = channelNamed(platform, message.channelId)
  const mentions = mentionsOf(platform, channel, { message: edited, allowed: body.allowedMentions })
  return replaceMessage(platform, { ...edited, mentions, editedAt: platform.clock.now() })
}

/** Stores another value of a message and tells the gateway. */
export function replaceMessage(platform: Platform, message: Message): Message {
  platform.world.messages.set(message.id, message)
  announce(platform, GatewayDispatchEvents.MessageUpdate, message)
  return message
}

export function removeMessage(platform: Platform, message: Message): void {
  platform.world.messages.delete(message.id)
  const channel = platform.world.channels.get(message.channelId)
  if (channel && !isEphemeral(message))
    platform.sessions.publish(seenIn(messageDeleted(message), platform.world, { channel, now: platform.clock.now() }))
}

/** An edit ends the waiting; it cannot make a message ephemeral or take that away, nor the layout flag. */
function editedFlags(message: Message, flags: number | undefined): number {
  const fixed = message.flags & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)
  const chosen = flags === undefined ? message.flags : flags & ~MessageFlags.Ephemeral
  return (fixed | chosen) & ~MessageFlags.Loading
}

/** Ephemeral messages are no business of the gateway. */
function announce(
  platform: Platform,
  name: GatewayDispatchEvents.MessageCreate | GatewayDispatchEvents.MessageUpdate,
  message: Message,
): void {
  if (isEphemeral(message)) return
  const channel = channelNamed(platform, message.channelId)
  const event = messageEvent(name, platform.world, message)
  platform.sessions.publish(seenIn(event, platform.world, { channel, now: platform.clock.now() }))
}

/** Discord puts the uploaded file's address where an embed says `attachment://name`. */
function withFiles(embeds: readonly APIEmbed[], attachments: readonly Attachment[]): readonly APIEmbed[] {
  const resolve = (url: string): string => {
    const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : null
    return attachments.find((attachment) => attachment.name === name)?.url ?? url
  }
  return embeds.map((embed) => ({
    ...embed,
    ...(embed.image ? { image: { ...embed.image, url: resolve(embed.image.url) } } : {}),
    ...(embed.thumbnail ? { thumbnail: { ...embed.thumbnail, url: resolve(embed.thumbnail.url) } } : {}),
  }))
}
