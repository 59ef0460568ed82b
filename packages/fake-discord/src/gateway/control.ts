import { GatewayOpcodes } from 'discord-api-types/v10'
import type { Platform } from '../platform/platform.ts'
import { frame, type Session, send } from './session.ts'
import type { Identify } from './sessions.ts'

/** What a test sees of a session. */
export interface SeenSession {
  readonly id: string
  readonly shard: readonly [number, number]
  readonly intents: number
  readonly connected: boolean
  readonly heartbeats: number
}

/** One shard; all of them when not given. */
export interface ShardChoice {
  readonly shard?: number
}

/** The gateway as a test watches it and makes it fail. */
export interface GatewayControl {
  sessions(): readonly SeenSession[]
  /** Every IDENTIFY that was accepted, oldest first. */
  identifies(): readonly Identify[]
  /** How many times a session was resumed; the client hears of it a moment later, with its own event. */
  resumes(): number
  /** Breaks the connections: with a close code, or without a word. */
  drop(choice?: ShardChoice & { readonly code?: number }): void
  /** Op 7: asks the clients to come back and resume. */
  askToReconnect(choice?: ShardChoice): void
  /** Op 9: says that the sessions are no longer valid. */
  invalidate(choice?: ShardChoice & { readonly resumable?: boolean }): void
  /** Leaves heartbeats unanswered until the session is resumed. */
  stopAcknowledging(choice?: ShardChoice): void
}

export function createGatewayControl({ sessions }: Platform): GatewayControl {
  const chosen = ({ shard }: ShardChoice): readonly Session[] =>
    sessions.all().filter((session) => shard === undefined || session.shard[0] === shard)
  return {
    sessions: () => sessions.all().map(seen),
    identifies: () => [...sessions.identifies],
    resumes: () => sessions.resumes.length,
    drop: ({ code, ...choice } = {}) => {
      for (const { socket } of chosen(choice)) code === undefined ? socket?.terminate() : socket?.close(code)
    },
    askToReconnect: (choice = {}) => {
      for (const { socket } of chosen(choice)) send(socket, frame(GatewayOpcodes.Reconnect))
    },
    invalidate: ({ resumable = false, ...choice } = {}) => {
      for (const session of chosen(choice)) {
        if (!resumable) sessions.close(session)
        send(session.socket, frame(GatewayOpcodes.InvalidSession, resumable))
      }
    },
    stopAcknowledging: (choice = {}) => {
      for (const session of chosen(choice)) session.acknowledges = false
    },
  }
}

const seen = ({ id, shard, intents, socket, heartbeats }: Session): SeenSession => ({
  id,
  shard,
  intents,
  connected: socket !== null,
  heartbeats,
})
