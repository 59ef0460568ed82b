import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGatewayControl, type GatewayControl } from './gateway/control.ts'
import { attachGateway } from './gateway/server.ts'
import { createSessions } from './gateway/sessions.ts'
import { type FakeDiscordOptions, settingsFrom } from './options.ts'
import { createPerson, type Person } from './people/person.ts'
import { channelNamed } from './platform/access.ts'
import { createChanges } from './platform/changes.ts'
import { directMessagesWith } from './platform/channels.ts'
import { botOf, type Platform } from './platform/platform.ts'
import { found } from './refusal.ts'
import { type ActiveFault, createFaults, type Fault } from './rest/fault.ts'
import { createRateLimits } from './rest/rate-limit.ts'
import { createRequestLog } from './rest/request-log.ts'
import { routeFinder } from './rest/route.ts'
import { restListener } from './rest/server.ts'
import { routes } from './routes/index.ts'
import { type ChannelScene, channelScene } from './scene/channels.ts'
import { type GuildScene, guildScene } from './scene/guilds.ts'
import { addUser, type MemberScene, memberScene } from './scene/members.ts'
import { type Reading, reading } from './scene/reading.ts'
import { type Watching, watching } from './scene/watching.ts'
import type { Application } from './world/application.ts'
import type { Channel } from './world/channel.ts'
import { createClock } from './world/clock.ts'
import { createSnowflakes, idOf, type Reference } from './world/snowflake.ts'
import type { User } from './world/user.ts'
import { channelsOf, createWorld } from './world/world.ts'

/** A Discord on loopback. */
export interface FakeDiscord extends GuildScene, MemberScene, ChannelScene, Reading, Watching {
  readonly token: string
  /** The bot's own user. */
  readonly bot: User
  /** Who owns the bot until `setOwner` or `setTeam` says otherwise. */
  readonly owner: User
  application(): Application
  /** What `rest.api` has to be: `http://127.0.0.1:<port>/api`. */
  readonly url: string
  readonly restOptions: RestOptions
  /** What a discord.js client needs to talk to this Discord, besides its intents. */
  clientOptions(): ClientConnectionOptions
  readonly gateway: GatewayControl
  /** A person in a channel, or in the first channel of a guild; without a place, in direct messages with the bot. */
  as(user: Reference, place?: Standpoint, locale?: string): Person
  /** Lets Discord misbehave. */
  fault(fault: Fault): ActiveFault
  /** Lets time pass at Discord: deadlines, token lifetimes, nonces. */
  advance(milliseconds: number): void
  /** Ends every connection and wait at once; fails when this fake itself has failed somewhere. */
  stop(): Promise<void>
}

/** Where a person is. */
export interface Standpoint {
  readonly channel?: Reference
  readonly guild?: Reference
}

export interface RestOptions {
  readonly api: string
  readonly version: '10'
  readonly retries: number
  readonly timeout: number
}

export interface ClientConnectionOptions {
  readonly rest: RestOptions
  readonly ws: { readonly buildIdentifyThrottler: () => Promise<{ waitForIdentify(): Promise<void> }> }
}

/** Starts a Discord on a free port of 127.0.0.1. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const platform = createPlatform(options, `http://127.0.0.1:${port}`)
  const faults = createFaults()
  const spend = createRateLimits(platform.clock, platform.settings.rateLimit)
  server.on('request', restListener({ platform, faults, spend, findRoute: routeFinder(routes) }))
  const gateway = attachGateway(server, platform)
  const owner = found(platform.world.users.get(ownerIdOf(platform)), 'unknown-user')
  const read = reading(platform)
  return {
    ...guildScene(platform),
    ...memberScene(platform),
    ...channelScene(platform),
    ...read,
    ...watching(platform, read),
    ...connection(platform),
    owner,
    bot: botOf(platform),
    application: () => platform.world.application,
    gateway: createGatewayControl(platform),
    as: (user, place = {}, locale = 'en-US') => personIn(platform, { user, locale, ...place }),
    fault: faults.add,
    advance: platform.clock.advance,
    stop: async () => {
      faults.stop()
      platform.changes.stop()
      gateway.stop()
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
      if (platform.bugs.length > 0) throw new AggregateError(platform.bugs.splice(0), 'The fake Discord itself failed.')
    },
  }
}

function createPlatform({ clock: source = Date.now, ...options }: FakeDiscordOptions, origin: string): Platform {
  const settings = settingsFrom(options)
  const clock = createClock(source)
  const snowflake = createSnowflakes(clock)
  const log = createRequestLog()
  const id = snowflake()
  const world = createWorld({ id, name: settings.botName, owner: { kind: 'user', userId: '' } })
  world.users.set(id, { id, name: settings.botName, bot: true })
  const platform: Platform = {
    settings,
    clock,
    world,
    log,
    snowflake,
    sessions: createSessions(),
    changes: createChanges({
      patience: settings.patience,
      explain: () => `The latest requests were:\n${log.tail(8) || '  none'}`,
    }),
    origin: () => origin,
    bugs: [],
  }
  const owner = addUser(platform, 'owner')
  world.application = { ...world.application, owner: { kind: 'user', userId: owner.id } }
  return platform
}

function connection({ settings, origin }: Platform) {
  const url = `${origin()}/api`
  const restOptions: RestOptions = { api: url, version: '10', retries: 0, timeout: 5_000 }
  return {
    url,
    token: settings.token,
    restOptions,
    clientOptions: (): ClientConnectionOptions => ({
      rest: restOptions,
      // discord.js waits five seconds between two identifies of a shard; Discord asks for it, loopback does not.
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    }),
  }
}

const ownerIdOf = ({ world }: Platform): string =>
  world.application.owner.kind === 'user' ? world.application.owner.userId : ''

function personIn(
  platform: Platform,
  { user, locale, ...standpoint }: Standpoint & { readonly user: Reference; readonly locale: string },
): Person {
  const known = found(platform.world.users.get(idOf(user)), 'unknown-user')
  return createPerson({ platform, user: known, channel: channelAt(platform, known, standpoint), locale })
}

function channelAt(platform: Platform, user: User, { channel, guild }: Standpoint): Channel {
  if (channel !== undefined) return channelNamed(platform, idOf(channel))
  if (guild === undefined) return directMessagesWith(platform, user.id)
  return found(channelsOf(platform.world, idOf(guild))[0], 'unknown-channel')
}
