import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { numberOf, objectOf, textOf } from '../json.ts'
import { newThread } from '../limits/channel.ts'
import { channelNamed, demandInChannel, guildNamed, mayIn, memberNamed } from '../platform/access.ts'
import type { Platform } from '../platform/platform.ts'
import { isPrivate, setThreadMember, startThread } from '../platform/threads.ts'
import { demand, found, refusal } from '../refusal.ts'
import { type RestRequest, type Route, route } from '../rest/route.ts'
import { channelBody, threadMemberBody } from '../wire/channel.ts'
import type { Channel } from '../world/channel.ts'
import { threadsOf } from '../world/world.ts'

const {
  ViewChannel,
  CreatePublicThreads,
  CreatePrivateThreads,
  ManageThreads,
  SendMessagesInThreads,
  ReadMessageHistory,
} = PermissionFlagsBits

function start(
  request: RestRequest<'channel'>,
  from: { readonly type: ChannelType; readonly messageId?: string },
): unknown {
  const { platform, parameters, body: raw } = request
  const parent = channelNamed(platform, parameters.channel)
  const isText = parent.type === ChannelType.GuildText
  const holdsThreads =
    isText || (parent.type === ChannelType.GuildAnnouncement && from.type !== ChannelType.PrivateThread)
  if (!holdsThreads) throw refusal('wrong-channel-type')
  demandInChannel(
    platform,
    parent,
    from.type === ChannelType.PrivateThread ? CreatePrivateThreads : CreatePublicThreads,
  )
  demand(newThread, raw)
  const body = objectOf(raw)
  const thread = startThread(platform, {
    ...from,
    type: isText ? from.type : ChannelType.AnnouncementThread,
    parent,
    name: textOf(body.name) ?? '',
    ownerId: platform.world.application.id,
    autoArchiveDuration: numberOf(body.auto_archive_duration) ?? 1_440,
    invitable: body.invitable !== false,
  })
  return channelBody(platform.world, thread)
}

function startFromMessage(request: RestRequest<'channel' | 'message'>): unknown {
  const { platform, parameters } = request
  const message = platform.world.messages.get(parameters.message)
  found(message?.channelId === parameters.channel ? message : null, 'unknown-message')
  return start(request, { type: ChannelType.PublicThread, messageId: parameters.message })
}

function startAlone(request: RestRequest<'channel'>): unknown {
  const type = numberOf(objectOf(request.body).type) ?? ChannelType.PrivateThread
  return start(request, { type: type === ChannelType.PublicThread ? type : ChannelType.PrivateThread })
}

type OneMember = RestRequest<'channel' | 'user'>

const userOf = ({ platform, parameters }: OneMember): string =>
  parameters.user === '@me' ? platform.world.application.id : parameters.user

/** Anybody in a thread may add others, unless it is private and not invitable. */
function addMember(request: OneMember): undefined {
  const { platform } = request
  const channel = channelNamed(platform, request.parameters.channel)
  demandInChannel(platform, channel, SendMessagesInThreads)
  const id = userOf(request)
  if (channel.guildId !== null) memberNamed(platform, channel.guildId, id)
  setThreadMember(platform, channel, { id, inside: true })
}

function removeMember(request: OneMember): undefined {
  const { platform } = request
  const channel = channelNamed(platform, request.parameters.channel)
  const botId = platform.world.application.id
  const own = channel.thread?.ownerId === botId && isPrivate(channel)
  const id = userOf(request)
  if (id !== botId && !own && !mayIn(platform, channel, { id: botId, may: ManageThreads }))
    throw refusal('missing-permissions')
  setThreadMember(platform, channel, { id, inside: false })
}

const membersOf = (channel: Channel): readonly string[] => found(channel.thread, 'wrong-channel-type').memberIds

const listing = ({ world }: Platform, threads: readonly Channel[]) => ({
  threads: threads.map((thread) => channelBody(world, thread)),
  members: threads
    .filter((thread) => membersOf(thread).includes(world.application.id))
    .map((thread) => threadMemberBody(thread, world.application.id)),
})

const archivedThreads =
  (wanted: { readonly private: boolean; readonly joined: boolean }) =>
  ({ platform, parameters, query }: RestRequest<'channel'>): unknown => {
    const channel = channelNamed(platform, parameters.channel)
    demandInChannel(platform, channel, ReadMessageHistory | (wanted.private && !wanted.joined ? ManageThreads : 0n))
    const threads = threadsOf(platform.world, channel.guildId ?? '')
      .filter(({ parentId, thread }) => parentId === channel.id && thread?.archived)
      .filter((thread) => isPrivate(thread) === wanted.private)
      .filter((thread) => !wanted.joined || membersOf(thread).includes(platform.world.application.id))
      .toSorted((first, second) => (second.thread?.changedAt ?? 0) - (first.thread?.changedAt ?? 0))
    const limit = Number(query.get('limit') ?? 50)
    return { ...listing(platform, threads.slice(0, limit)), has_more: threads.length > limit }
  }

export const threadRoutes: readonly Route[] = [
  route('POST', '/channels/:channel/threads', startAlone),
  route('POST', '/channels/:channel/messages/:message/threads', startFromMessage),
  route('GET', '/channels/:channel/thread-members', ({ platform, parameters }) => {
    const channel = channelNamed(platform, parameters.channel)
    if (!platform.settings.privileged.members) throw refusal('missing-access')
    return membersOf(channel).map((id) => threadMemberBody(channel, id))
  }),
  route('GET', '/channels/:channel/thread-members/:user', (request) => {
    const channel = channelNamed(request.platform, request.parameters.channel)
    const id = membersOf(channel).find((member) => member === userOf(request))
    return threadMemberBody(channel, found(id, 'unknown-member'))
  }),
  route('PUT', '/channels/:channel/thread-members/:user', addMember),
  route('DELETE', '/channels/:channel/thread-members/:user', removeMember),
  route('GET', '/guilds/:guild/threads/active', ({ platform, parameters }) => {
    const active = threadsOf(platform.world, guildNamed(platform, parameters.guild).id)
      .filter(({ thread }) => thread?.archived === false)
      .filter((thread) => mayIn(platform, thread, { id: platform.world.application.id, may: ViewChannel }))
    return listing(platform, active)
  }),
  route('GET', '/channels/:channel/threads/archived/public', archivedThreads({ private: false, joined: false })),
  route('GET', '/channels/:channel/threads/archived/private', archivedThreads({ private: true, joined: false })),
  route(
    'GET',
    '/channels/:channel/users/@me/threads/archived/private',
    archivedThreads({ private: true, joined: true }),
  ),
]
