import { randomBytes } from 'node:crypto'
import type { WebSocket } from 'ws'
import { shardOf } from '../world/snowflake.ts'
import type { GatewayEvent } from './event.ts'
import { type Session, tell } from './session.ts'

/** One IDENTIFY that was accepted. */
export interface Identify {
  readonly shard: readonly [number, number]
  readonly intents: number
  readonly at: number
}

/** Who listens. */
export interface Sessions {
  open(identify: Identify, socket: WebSocket): Session
  find(id: string): Session | undefined
  close(session: Session): void
  all(): readonly Session[]
  /** Tells every session of the guild's shard. */
  publish(event: GatewayEvent): void
  readonly identifies: readonly Identify[]
  readonly resumes: readonly Session[]
  resumed(session: Session): void
}

export function createSessions(): Sessions {
  const sessions = new Map<string, Session>()
  const identifies: Identify[] = []
  const resumes: Session[] = []
  return {
    identifies,
    resumes,
    resumed: (session) => {
      resumes.push(session)
    },
    open: (identify, socket) => {
      identifies.push(identify)
      const session = createSession(identify, socket)
      sessions.set(session.id, session)
      return session
    },
    find: (id) => sessions.get(id),
    close: (session) => {
      sessions.delete(session.id)
    },
    all: () => [...sessions.values()],
    publish: (event) => {
      for (const session of sessions.values()) if (hears(session, event.guildId)) tell(session, event)
    },
  }
}

const createSession = ({ shard, intents }: Identify, socket: WebSocket): Session => ({
  id: randomBytes(16).toString('hex'),
  shard,
  intents,
  socket,
  sequence: 0,
  backlog: [],
  acknowledges: true,
  heartbeats: 0,
})

/** Direct messages go to shard 0. */
export const hears = ({ shard: [index, count] }: Session, guildId: string | null): boolean =>
  index === (guildId === null ? 0 : shardOf(guildId, count))
