import type { Server } from 'node:http'
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { isObject, type JsonObject } from '../json.ts'
import type { Platform } from '../platform/platform.ts'
import type { Connection } from './connection.ts'
import { allowedToStrangers, opcodes } from './opcodes.ts'
import { frame, send } from './session.ts'

const largestPayload = 4_096
const mostPerMinute = 120

export interface Gateway {
  /** Ends every connection at once. */
  stop(): void
}

export function attachGateway(server: Server, platform: Platform): Gateway {
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://loopback')
    sockets.handleUpgrade(request, socket, head, (accepted) => accept(platform, accepted, searchParams.get('v')))
  })
  return {
    stop: () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

function accept(platform: Platform, socket: WebSocket, version: string | null): void {
  if (version !== '10') {
    socket.close(GatewayCloseCodes.InvalidAPIVersion)
    return
  }
  const connection: Connection = { platform, socket, session: null, sentAt: [] }
  send(socket, frame(GatewayOpcodes.Hello, { heartbeat_interval: platform.settings.heartbeat }))
  socket.on('message', (raw) => {
    const code = hear(connection, raw)
    if (code !== undefined) socket.close(code)
    platform.changes.announce()
  })
  socket.on('close', (code) => {
    leave(connection, code)
    platform.changes.announce()
  })
}

/** Obeys one payload; answers with the code to close the connection with, if it comes to that. */
function hear(connection: Connection, raw: RawData): GatewayCloseCodes | undefined {
  const { platform } = connection
  const now = platform.clock.now()
  const payload = decode(raw)
  connection.sentAt = [...connection.sentAt.filter((at) => at > now - 60_000), now]
  if (connection.sentAt.length > mostPerMinute) return GatewayCloseCodes.RateLimited
  if (!payload) return GatewayCloseCodes.DecodeError
  const opcode = Number(payload.op)
  const obey = opcodes[opcode]
  if (!obey) return GatewayCloseCodes.UnknownOpcode
  if (!connection.session && !allowedToStrangers.includes(opcode)) return GatewayCloseCodes.NotAuthenticated
  try {
    return obey(connection, payload.d)
  } catch (error) {
    platform.bugs.push(error)
    return GatewayCloseCodes.UnknownError
  }
}

function decode(raw: RawData): JsonObject | null {
  const text = raw.toString()
  if (Buffer.byteLength(text) > largestPayload) return null
  try {
    const payload: unknown = JSON.parse(text)
    return isObject(payload) ? payload : null
  } catch {
    return null
  }
}

/** A client that says goodbye with 1000 or 1001 gives up its session; any other end leaves it to be resumed. */
function leave({ platform, session, socket }: Connection, code: number): void {
  if (!session || session.socket !== socket) return
  session.socket = null
  if (code === 1000 || code === 1001) platform.sessions.close(session)
}
