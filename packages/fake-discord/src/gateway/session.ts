import { GatewayOpcodes } from 'discord-api-types/v10'
import { WebSocket } from 'ws'
import type { GatewayEvent } from './event.ts'

/** What one IDENTIFY opened; it outlives its connection, so that the bot can resume. */
export interface Session {
  readonly id: string
  readonly shard: readonly [number, number]
  readonly intents: number
  socket: WebSocket | null
  sequence: number
  /** Sent or missed, for replay. */
  backlog: readonly Frame[]
  /** Whether heartbeats are answered. */
  acknowledges: boolean
  heartbeats: number
}

/** What goes over the socket. */
interface Frame {
  readonly op: GatewayOpcodes
  readonly d: unknown
  readonly s: number | null
  readonly t: string | null
}

const backlogSize = 1_000

export const frame = (op: GatewayOpcodes, d: unknown = null): Frame => ({ op, d, s: null, t: null })

export function send(socket: WebSocket | null, content: Frame): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(content))
}

/** Sends a dispatch, or keeps it for the session to come back for. */
export function dispatch(session: Session, name: string, body: unknown): void {
  session.sequence += 1
  const content: Frame = { op: GatewayOpcodes.Dispatch, d: body, s: session.sequence, t: name }
  session.backlog = [...session.backlog, content].slice(-backlogSize)
  send(session.socket, content)
}

export function tell(session: Session, event: GatewayEvent): void {
  const body = event.body(session.intents)
  if (body !== null) dispatch(session, event.name, body)
}

/** Whether everything after that sequence number is still there to be replayed. */
export function canReplay(session: Session, sequence: number): boolean {
  const oldest = session.backlog[0]?.s ?? session.sequence + 1
  return sequence >= oldest - 1
}
