import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import { listOf, numberOf, objectOf } from '../json.ts'
import type { Settings } from '../options.ts'
import { botOf, type Platform } from '../platform/platform.ts'
import { applicationFlags } from '../wire/application.ts'
import { userBody } from '../wire/user.ts'
import type { Connection } from './connection.ts'
import { guildCreated } from './event.ts'
import { dispatch, type Session, tell } from './session.ts'
import { hears } from './sessions.ts'

/** Op 2: opens a session, or says why not. */
export function identify(connection: Connection, body: unknown): GatewayCloseCodes | undefined {
  const { platform, socket } = connection
  const given = objectOf(body)
  const intents = numberOf(given.intents) ?? 0
  const shard = shardFrom(given.shard)
  if (connection.session) return GatewayCloseCodes.AlreadyAuthenticated
  if (given.token !== platform.settings.token) return GatewayCloseCodes.AuthenticationFailed
  if (!shard) return GatewayCloseCodes.InvalidShard
  if ((intents & ~everyIntent) !== 0) return GatewayCloseCodes.InvalidIntents
  if ((intents & switchedOff(platform.settings)) !== 0) return GatewayCloseCodes.DisallowedIntents
  const session = platform.sessions.open({ shard, intents, at: platform.clock.now() }, socket)
  connection.session = session
  welcome(platform, session)
  return undefined
}

const everyIntent = Object.values(GatewayIntentBits)
  .filter((bit): bit is GatewayIntentBits => typeof bit === 'number')
  .reduce<number>((sum, bit) => sum | bit, 0)

const switchedOff = ({ privileged }: Settings): number =>
  (privileged.members ? 0 : GatewayIntentBits.GuildMembers) |
  (privileged.presences ? 0 : GatewayIntentBits.GuildPresences) |
  (privileged.messageContent ? 0 : GatewayIntentBits.MessageContent)

function shardFrom(given: unknown): readonly [number, number] | null {
  if (given === undefined) return [0, 1]
  const [index, count] = listOf(given).map(Number)
  return index !== undefined && count !== undefined && index < count ? [index, count] : null
}

/** READY, then every guild of the shard: a client that misses one waits for it. */
function welcome(platform: Platform, session: Session): void {
  const { world } = platform
  const guilds = [...world.guilds.values()].filter((guild) => hears(session, guild.id))
  dispatch(session, GatewayDispatchEvents.Ready, {
    v: 10,
    user: userBody(botOf(platform)),
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: gatewayUrl(platform),
    shard: session.shard,
    application: { id: world.application.id, flags: applicationFlags(platform.settings) },
  })
  for (const guild of guilds) tell(session, guildCreated(world, guild, platform.clock.now()))
}

export const gatewayUrl = ({ origin }: Platform): string => `${origin().replace('http', 'ws')}/gateway`
