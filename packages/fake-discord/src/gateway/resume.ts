import { GatewayCloseCodes, GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10'
import { numberOf, objectOf } from '../json.ts'
import type { Connection } from './connection.ts'
import { canReplay, dispatch, frame, send } from './session.ts'

/** Op 6: sends what a session missed, or says that it is gone. */
export function resume(connection: Connection, body: unknown): GatewayCloseCodes | undefined {
  const { platform, socket } = connection
  const given = objectOf(body)
  const seen = numberOf(given.seq) ?? 0
  const session = platform.sessions.find(String(given.session_id))
  if (given.token !== platform.settings.token) return GatewayCloseCodes.AuthenticationFailed
  if (!session || !canReplay(session, seen)) {
    send(socket, frame(GatewayOpcodes.InvalidSession, false))
    return undefined
  }
  if (seen > session.sequence) return GatewayCloseCodes.InvalidSeq
  session.socket?.terminate()
  session.socket = socket
  session.acknowledges = true
  connection.session = session
  platform.sessions.resumed(session)
  for (const missed of session.backlog) if ((missed.s ?? 0) > seen) send(socket, missed)
  dispatch(session, GatewayDispatchEvents.Resumed, {})
  return undefined
}
