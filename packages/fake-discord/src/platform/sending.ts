import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { at, violation } from '../limits/rule.ts'
import { badForm, Refusal, refusal } from '../refusal.ts'
import type { Upload } from '../rest/upload.ts'
import type { Channel } from '../world/channel.ts'
import type { Message } from '../world/message.ts'
import { membersOf } from '../world/world.ts'
import { demandInChannel, mayIn } from './access.ts'
import { decodeMessage, demandContent, demandMessage, type MessageBody } from './message-body.ts'
import { postMessage } from './messages.ts'
import { botOf, type Platform } from './platform.ts'
import { reopenThread } from './threads.ts'

const nonceMemory = 5 * 60_000

interface Sending {
  readonly channel: Channel
  readonly body: unknown
  readonly files: readonly Upload[]
}

/** The bot sends a message to a channel. */
export function sendMessage(platform: Platform, { channel, body: raw, files }: Sending): Message {
  demandMessage({ body: raw, files, uploadLimit: platform.settings.uploadLimit })
  demandContent(raw, files)
  const body = decodeMessage(raw)
  if (channel.type === ChannelType.DM) demandReachable(platform, channel)
  else demandMaySend(platform, channel, { body, files })
  demandReplyTarget(platform, channel, body)
  const earlier = body.enforceNonce ? sentBefore(platform, body.nonce) : null
  if (earlier) return earlier
  if (channel.thread?.archived) reopenThread(platform, channel)
  return postMessage(platform, { channel, author: botOf(platform), body, files })
}

function demandReachable({ world }: Platform, channel: Channel): void {
  const recipient = channel.recipientId ?? ''
  const shared = [...world.guilds.keys()].some((guildId) =>
    membersOf(world, guildId).some(({ id }) => id === recipient),
  )
  if (!shared) throw refusal('no-mutual-guild')
  if (world.closed.has(recipient)) throw refusal('closed-to-messages')
}

function demandMaySend(
  platform: Platform,
  channel: Channel,
  { body, files }: { readonly body: MessageBody; readonly files: readonly Upload[] },
): void {
  if (channel.type === ChannelType.GuildCategory) throw refusal('wrong-channel-type')
  const toSend = channel.thread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages
  const toAttach = files.length > 0 ? PermissionFlagsBits.AttachFiles : 0n
  const toEmbed = body.embeds && body.embeds.length > 0 ? PermissionFlagsBits.EmbedLinks : 0n
  demandInChannel(platform, channel, toSend | toAttach | toEmbed)
  demandOpenThread(platform, channel, platform.world.application.id)
}

/** In a locked thread only those write who manage threads. */
export function demandOpenThread(platform: Platform, channel: Channel, userId: string): void {
  if (!channel.thread?.locked || mayIn(platform, channel, { id: userId, may: PermissionFlagsBits.ManageThreads }))
    return
  throw refusal(channel.thread.archived ? 'thread-archived' : 'thread-locked')
}

function demandReplyTarget(platform: Platform, channel: Channel, { repliesTo, mustExist }: MessageBody): void {
  if (repliesTo === null) return
  if (
    channel.guildId !== null &&
    !mayIn(platform, channel, { id: platform.world.application.id, may: PermissionFlagsBits.ReadMessageHistory })
  )
    throw new Refusal(403, { code: 160002, message: 'Cannot reply without permission to read message history' })
  if (platform.world.messages.get(repliesTo)?.channelId === channel.id || !mustExist) return
  throw badForm(at('message_reference', violation('REPLIES_UNKNOWN_MESSAGE', 'Unknown message')))
}

function sentBefore({ world, clock }: Platform, nonce: string | number | null): Message | null {
  if (nonce === null) return null
  const since = clock.now() - nonceMemory
  const same = ({ author, nonce: other, createdAt }: Message): boolean =>
    author.id === world.application.id && other !== null && String(other) === String(nonce) && createdAt > since
  return [...world.messages.values()].findLast(same) ?? null
}
