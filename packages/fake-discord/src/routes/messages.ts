import { PermissionFlagsBits } from 'discord-api-types/v10'
import { messagesDeleted } from '../gateway/event.ts'
import { objectOf, textsOf } from '../json.ts'
import { at, integer, list, shape, text } from '../limits/rule.ts'
import { channelNamed, demandInChannel } from '../platform/access.ts'
import { withLayout } from '../platform/follow-ups.ts'
import { decodeMessage, demandMessage } from '../platform/message-body.ts'
import { editMessage, removeMessage, replaceMessage } from '../platform/messages.ts'
import type { Platform } from '../platform/platform.ts'
import { demandOpenThread, sendMessage } from '../platform/sending.ts'
import { badForm, demand, found, refusal } from '../refusal.ts'
import { type RestRequest, type Route, route } from '../rest/route.ts'
import { messageBody, withoutContent } from '../wire/message.ts'
import { isEphemeral, type Message } from '../world/message.ts'
import { timeOf } from '../world/snowflake.ts'
import { messagesOf } from '../world/world.ts'

const { ReadMessageHistory, ManageMessages, PinMessages } = PermissionFlagsBits

const twoWeeks = 14 * 24 * 60 * 60_000

type OneMessage = RestRequest<'channel' | 'message'>

/** Ephemeral messages exist for their interaction only. */
function messageNamed({ platform, parameters }: OneMessage): Message {
  const message = platform.world.messages.get(parameters.message)
  const visible = message?.channelId === channelNamed(platform, parameters.channel).id && !isEphemeral(message)
  return found(visible ? message : null, 'unknown-message')
}

/** Without the message content intent the API hides what the gateway hides. */
const readable = ({ world, settings }: Platform, message: Message) =>
  messageBody(world, settings.privileged.messageContent ? message : withoutContent(world, message))

function history({ platform, parameters, query }: RestRequest<'channel'>): unknown {
  const channel = channelNamed(platform, parameters.channel)
  demandInChannel(platform, channel, ReadMessageHistory)
  const limit = Number(query.get('limit') ?? 50)
  const violations = at('limit', integer({ min: 1, max: 100 })(limit))
  if (violations.length > 0) throw badForm(violations)
  const messages = messagesOf(platform.world, channel.id).filter((message) => !isEphemeral(message))
  return page(messages, query, limit).map((message) => readable(platform, message))
}

/** Newest first, whichever way the page was asked for. */
function page(messages: readonly Message[], query: URLSearchParams, limit: number): readonly Message[] {
  const bound = (name: string): bigint | null => (query.has(name) ? BigInt(query.get(name) ?? 0) : null)
  const [before, after, around] = [bound('before'), bound('after'), bound('around')]
  if (around !== null) {
    const middle = messages.findIndex(({ id }) => BigInt(id) >= around)
    return messages
      .slice(Math.max(0, middle - Math.floor(limit / 2)))
      .slice(0, limit)
      .toReversed()
  }
  const between = messages.filter(
    ({ id }) => (before === null || BigInt(id) < before) && (after === null || BigInt(id) > after),
  )
  return (after === null ? between.slice(-limit) : between.slice(0, limit)).toReversed()
}

function edit(request: OneMessage): unknown {
  const { platform, body, files, parameters } = request
  const message = messageNamed(request)
  const channel = channelNamed(platform, parameters.channel)
  if (message.author.id !== platform.world.application.id) throw refusal('not-the-author')
  demandOpenThread(platform, channel, platform.world.application.id)
  if (channel.thread?.archived) throw refusal('thread-archived')
  demandMessage({ body: withLayout(message, body), files, uploadLimit: platform.settings.uploadLimit })
  return messageBody(platform.world, editMessage(platform, message, { body: decodeMessage(body), files }))
}

function remove(request: OneMessage): undefined {
  const message = messageNamed(request)
  const { platform } = request
  if (message.author.id !== platform.world.application.id)
    demandInChannel(platform, channelNamed(platform, message.channelId), ManageMessages)
  removeMessage(platform, message)
}

function removeMany({ platform, parameters, body }: RestRequest<'channel'>): undefined {
  const channel = channelNamed(platform, parameters.channel)
  demandInChannel(platform, channel, ManageMessages)
  demand(shape({ messages: list({ min: 2, max: 100 }, text({ min: 1, max: 20 })) }), body)
  const ids = textsOf(objectOf(body).messages)
  if (ids.some((id) => timeOf(id) < platform.clock.now() - twoWeeks)) throw refusal('too-old-to-delete')
  for (const id of ids) platform.world.messages.delete(id)
  platform.sessions.publish(messagesDeleted(channel, ids))
}

const pin =
  (pinned: boolean) =>
  (request: OneMessage): undefined => {
    demandInChannel(request.platform, channelNamed(request.platform, request.parameters.channel), PinMessages)
    replaceMessage(request.platform, { ...messageNamed(request), pinned })
  }

const pinned = ({ platform, parameters }: RestRequest<'channel'>): readonly Message[] =>
  messagesOf(platform.world, channelNamed(platform, parameters.channel).id).filter((message) => message.pinned)

export const messageRoutes: readonly Route[] = [
  route('GET', '/channels/:channel/messages', history),
  route('POST', '/channels/:channel/messages', ({ platform, parameters, body, files }) => {
    const channel = channelNamed(platform, parameters.channel)
    return messageBody(platform.world, sendMessage(platform, { channel, body, files }))
  }),
  route('POST', '/channels/:channel/messages/bulk-delete', removeMany),
  route('GET', '/channels/:channel/messages/:message', (request) => {
    demandInChannel(request.platform, channelNamed(request.platform, request.parameters.channel), ReadMessageHistory)
    return readable(request.platform, messageNamed(request))
  }),
  route('PATCH', '/channels/:channel/messages/:message', edit),
  route('DELETE', '/channels/:channel/messages/:message', remove),
  route('GET', '/channels/:channel/messages/pins', (request) => ({
    items: pinned(request).map((message) => ({
      pinned_at: new Date(message.createdAt).toISOString(),
      message: readable(request.platform, message),
    })),
    has_more: false,
  })),
  route('GET', '/channels/:channel/pins', (request) =>
    pinned(request).map((message) => readable(request.platform, message)),
  ),
  ...['/channels/:channel/messages/pins/:message' as const, '/channels/:channel/pins/:message' as const].flatMap(
    (path) => [route('PUT', path, pin(true)), route('DELETE', path, pin(false))],
  ),
]
