import type { WebSocket } from 'ws'
import type { Platform } from '../platform/platform.ts'
import type { Session } from './session.ts'

/** One socket, and the session it speaks for once it has identified or resumed. */
export interface Connection {
  readonly platform: Platform
  readonly socket: WebSocket
  session: Session | null
  /** When it sent its latest payloads; more than 120 a minute are too many. */
  sentAt: readonly number[]
}
