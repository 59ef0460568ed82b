import { type GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10'
import type { Connection } from './connection.ts'
import { identify } from './identify.ts'
import { requestMembers } from './request-members.ts'
import { resume } from './resume.ts'
import { frame, send } from './session.ts'

/** Answers with the code to close the connection with, if it comes to that. */
type Obey = (connection: Connection, body: unknown) => GatewayCloseCodes | undefined

/** What a client may send, and what comes of it. */
export const opcodes: Readonly<Record<number, Obey>> = {
  [GatewayOpcodes.Heartbeat]: heartbeat,
  [GatewayOpcodes.Identify]: identify,
  [GatewayOpcodes.Resume]: resume,
  [GatewayOpcodes.RequestGuildMembers]: requestMembers,
  [GatewayOpcodes.PresenceUpdate]: () => undefined,
  [GatewayOpcodes.VoiceStateUpdate]: () => undefined,
}

/** What may be sent before there is a session. */
export const allowedToStrangers: readonly number[] = [
  GatewayOpcodes.Heartbeat,
  GatewayOpcodes.Identify,
  GatewayOpcodes.Resume,
]

function heartbeat({ socket, session }: Connection): undefined {
  if (session) session.heartbeats += 1
  if (!session || session.acknowledges) send(socket, frame(GatewayOpcodes.HeartbeatAck))
}
