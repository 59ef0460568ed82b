import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import { booleanOf, type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json.ts'
import { channelEdit, newChannel, threadEdit } from '../limits/channel.ts'
import { channelNamed, demandInChannel, demandInGuild, guildNamed, mayIn } from '../platform/access.ts'
import { type ChannelPlan, changeChannel, createChannel, removeChannel } from '../platform/channels.ts'
import type { Platform } from '../platform/platform.ts'
import { changeThread } from '../platform/threads.ts'
import { demand, refusal } from '../refusal.ts'
import { type RestRequest, type Route, route } from '../rest/route.ts'
import { channelBody } from '../wire/channel.ts'
import type { Channel, Overwrite } from '../world/channel.ts'
import { channelsOf } from '../world/world.ts'

const { ViewChannel, ManageChannels, ManageThreads, ManageRoles, SendMessages, SendMessagesInThreads } =
  PermissionFlagsBits

const decodeOverwrite = (raw: JsonObject): Overwrite => ({
  id: String(raw.id),
  kind: raw.type === OverwriteType.Member ? 'member' : 'role',
  allow: BigInt(String(raw.allow ?? '0')),
  deny: BigInt(String(raw.deny ?? '0')),
})

/** The fields of a channel that a body names. */
const decodeChannel = (body: JsonObject): Partial<ChannelPlan> => ({
  ...(textOf(body.name) === undefined ? {} : { name: String(body.name) }),
  ...('topic' in body ? { topic: textOf(body.topic) ?? null } : {}),
  ...('parent_id' in body ? { parentId: textOf(body.parent_id) ?? null } : {}),
  ...(numberOf(body.position) === undefined ? {} : { position: Number(body.position) }),
  ...(numberOf(body.rate_limit_per_user) === undefined ? {} : { slowmode: Number(body.rate_limit_per_user) }),
  ...(Array.isArray(body.permission_overwrites)
    ? { overwrites: objectsOf(body.permission_overwrites).map(decodeOverwrite) }
    : {}),
})

function create({ platform, parameters, body: raw }: RestRequest<'guild'>): unknown {
  const guild = guildNamed(platform, parameters.guild)
  demandInGuild(platform, guild.id, ManageChannels)
  demand(newChannel, raw)
  const body = objectOf(raw)
  const type: ChannelType = numberOf(body.type) ?? ChannelType.GuildText
  const plan = { name: '', ...decodeChannel(body), type }
  return channelBody(platform.world, createChannel(platform, guild.id, plan))
}

function edit({ platform, parameters, body: raw }: RestRequest<'channel'>): unknown {
  const channel = channelNamed(platform, parameters.channel)
  const body = objectOf(raw)
  if (channel.guildId === null) throw refusal('not-in-direct-messages')
  if (channel.thread) return channelBody(platform.world, editThread(platform, channel, body))
  demandInChannel(platform, channel, ManageChannels)
  demand(channelEdit, body)
  return channelBody(platform.world, changeChannel(platform, channel, decodeChannel(body)))
}

function editThread(platform: Platform, channel: Channel, body: JsonObject): Channel {
  demandThreadEdit(platform, channel, body)
  demand(threadEdit, body)
  if (channel.thread?.archived && body.archived !== false) throw refusal('thread-archived')
  const [archived, locked, invitable] = [body.archived, body.locked, body.invitable].map(booleanOf)
  const autoArchiveDuration = numberOf(body.auto_archive_duration)
  const name = textOf(body.name)
  return changeThread(platform, channel, {
    ...(archived === undefined ? {} : { archived }),
    ...(locked === undefined ? {} : { locked }),
    ...(invitable === undefined ? {} : { invitable }),
    ...(autoArchiveDuration === undefined ? {} : { autoArchiveDuration }),
    ...(name === undefined ? {} : { name }),
  })
}

/** Who started a thread may rename and archive it and anybody in it may reopen it, unless it is locked; the rest is for moderators. */
function demandThreadEdit(platform: Platform, channel: Channel, body: JsonObject): void {
  const botId = platform.world.application.id
  if (mayIn(platform, channel, { id: botId, may: ManageThreads })) return
  const onlyReopens = body.archived === false && Object.keys(body).every((key) => key === 'archived')
  if (onlyReopens && !channel.thread?.locked) {
    demandInChannel(platform, channel, SendMessagesInThreads)
    return
  }
  const own = channel.thread?.ownerId === botId && !channel.thread.locked
  const forModerators = 'locked' in body || 'rate_limit_per_user' in body
  if (!own || forModerators) throw refusal('missing-permissions')
}

function remove({ platform, parameters }: RestRequest<'channel'>): unknown {
  const channel = channelNamed(platform, parameters.channel)
  demandInChannel(platform, channel, channel.thread ? ManageThreads : ManageChannels)
  const body = channelBody(platform.world, channel)
  removeChannel(platform, channel)
  return body
}

function putOverwrite({ platform, parameters, body }: RestRequest<'channel' | 'overwrite'>): undefined {
  const channel = channelNamed(platform, parameters.channel)
  demandInChannel(platform, channel, ManageRoles)
  const overwrite = decodeOverwrite({ ...objectOf(body), id: parameters.overwrite })
  changeChannel(platform, channel, { overwrites: [...withoutOverwrite(channel, overwrite.id), overwrite] })
}

function removeOverwrite({ platform, parameters }: RestRequest<'channel' | 'overwrite'>): undefined {
  const channel = channelNamed(platform, parameters.channel)
  demandInChannel(platform, channel, ManageRoles)
  if (!channel.overwrites.some(({ id }) => id === parameters.overwrite)) throw refusal('unknown-overwrite')
  changeChannel(platform, channel, { overwrites: withoutOverwrite(channel, parameters.overwrite) })
}

const withoutOverwrite = (channel: Channel, id: string): readonly Overwrite[] =>
  channel.overwrites.filter((overwrite) => overwrite.id !== id)

export const channelRoutes: readonly Route[] = [
  route('GET', '/guilds/:guild/channels', ({ platform, parameters }) =>
    channelsOf(platform.world, guildNamed(platform, parameters.guild).id).map((channel) =>
      channelBody(platform.world, channel),
    ),
  ),
  route('POST', '/guilds/:guild/channels', create),
  route('GET', '/channels/:channel', ({ platform, parameters }) => {
    const channel = channelNamed(platform, parameters.channel)
    demandInChannel(platform, channel, ViewChannel)
    return channelBody(platform.world, channel)
  }),
  route('PATCH', '/channels/:channel', edit),
  route('DELETE', '/channels/:channel', remove),
  route('PUT', '/channels/:channel/permissions/:overwrite', putOverwrite),
  route('DELETE', '/channels/:channel/permissions/:overwrite', removeOverwrite),
  route('POST', '/channels/:channel/typing', ({ platform, parameters }) => {
    const channel = channelNamed(platform, parameters.channel)
    demandInChannel(platform, channel, channel.thread ? SendMessagesInThreads : SendMessages)
  }),
]
