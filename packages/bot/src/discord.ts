import {
  ChannelType,
  type Client,
  DiscordAPIError,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelThreadsResult,
  Routes,
  Status,
  Team,
  type TeamMember,
  TeamMemberMembershipState,
  TeamMemberRole,
} from 'discord.js'

import { messageBody } from './events/message-body.ts'
import type { Reply } from './replies/reply.ts'

/** What commands ask of Discord beyond the answer to an interaction. */
export interface Discord {
  /** Whoever owns the application, asked anew each time: who has left the team must not have a say any more. */
  owners(): Promise<ReadonlySet<string>>
  /** Posts by id, so that it does not matter which shard the channel belongs to. */
  post(channelId: string, reply: Reply): Promise<void>
  /**
   * The same, but once for each nonce of at most 25 characters. Where Discord will not take it however often it is tried,
   * such as in a channel that is gone, the reason comes back; null when it was posted.
   */
  postOnce(channelId: string, reply: Reply, nonce: string): Promise<string | null>
  /** A private thread below a text channel, with one member in it; its id, or why Discord does not want it. */
  openThread(thread: NewThread): Promise<{ readonly id: string } | { readonly refusal: string }>
  /** Locks a thread and puts it away. False where the thread is gone, or the bot may not. */
  closeThread(threadId: string): Promise<boolean>
  /** Whether a channel or thread is still there. */
  hasChannel(channelId: string): Promise<boolean>
  /** Null when it was done, also when it was so already; otherwise why Discord does not want it. */
  giveRole(role: MemberRole): Promise<string | null>
  takeRole(role: MemberRole): Promise<string | null>
  guildCount(): number
  /** Milliseconds; null before the first heartbeat. */
  ping(): number | null
  isConnected(): boolean
}

export interface MemberRole {
  readonly guildId: string
  readonly userId: string
  readonly roleId: string
}

export interface NewThread {
  readonly channelId: string
  readonly name: string
  readonly memberId: string
}

/** Over whichever client is logged in; before the first one, nobody owns anything. */
export const discordOver = (current: () => Client | null): Discord => ({
  async owners() {
    const application = await current()?.application?.fetch()
    const owner = application?.owner ?? null
    if (owner === null) return new Set()
    return owner instanceof Team
      ? new Set(owner.members.filter((member) => mayDecide(member, owner.ownerId)).keys())
      : new Set([owner.id])
  },
  async post(channelId, reply) {
    const { files, ...body } = messageBody(reply)
    await clientOf(current).rest.post(Routes.channelMessages(channelId), { body, files: [...files] })
  },
  async postOnce(channelId, reply, nonce) {
    const { files, ...body } = messageBody(reply)
    const whole = { ...body, nonce, enforce_nonce: true }
    const outcome = await unlessHopeless(
      clientOf(current).rest.post(Routes.channelMessages(channelId), { body: whole, files: [...files] }),
    )
    return outcome.refusal
  },
  async openThread({ channelId, name, memberId }) {
    const { rest } = clientOf(current)
    const body = { name, type: ChannelType.PrivateThread, invitable: false, auto_archive_duration: aWeek }
    const outcome = await unlessHopeless(rest.post(Routes.threads(channelId), { body }))
    if (outcome.refusal !== null) return { refusal: outcome.refusal }
    const { id } = outcome.answer as RESTPostAPIChannelThreadsResult
    await rest.put(Routes.threadMembers(id, memberId))
    return { id }
  },
  async closeThread(threadId) {
    const body = { locked: true, archived: true }
    const outcome = await unlessHopeless(clientOf(current).rest.patch(Routes.channel(threadId), { body }))
    return outcome.refusal === null
  },
  async giveRole({ guildId, userId, roleId }) {
    return (await unlessHopeless(clientOf(current).rest.put(Routes.guildMemberRole(guildId, userId, roleId)))).refusal
  },
  async takeRole({ guildId, userId, roleId }) {
    return (await unlessHopeless(clientOf(current).rest.delete(Routes.guildMemberRole(guildId, userId, roleId))))
      .refusal
  },
  async hasChannel(channelId) {
    const outcome = await unlessHopeless(clientOf(current).rest.get(Routes.channel(channelId)))
    return outcome.refusal === null
  },
  guildCount: () => current()?.guilds.cache.size ?? 0,
  ping: () => {
    const ping = current()?.ws.ping ?? -1
    return ping < 0 ? null : ping
  },
  isConnected: () => current()?.ws.status === Status.Ready,
})

/** In minutes; the longest that Discord knows. */
const aWeek = 10_080

/** What Discord refuses however often it is asked. */
const hopeless: readonly (string | number)[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownRole,
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.MaximumActiveThreads,
  RESTJSONErrorCodes.ThreadLocked,
  50_024,
  160_006,
]

type Outcome = { readonly refusal: string } | { readonly refusal: null; readonly answer: unknown }

async function unlessHopeless(request: Promise<unknown>): Promise<Outcome> {
  try {
    return { refusal: null, answer: await request }
  } catch (error) {
    if (error instanceof DiscordAPIError && hopeless.includes(error.code)) return { refusal: error.message }
    throw error
  }
}

function clientOf(current: () => Client | null): Client {
  const client = current()
  if (client === null) throw new Error('nobody is logged in')
  return client
}

/** Who is only invited to the team, or may only read, decides nothing. */
const mayDecide = ({ id, membershipState, role }: TeamMember, teamOwner: string | null): boolean =>
  id === teamOwner || (membershipState === TeamMemberMembershipState.Accepted && role !== TeamMemberRole.ReadOnly)
