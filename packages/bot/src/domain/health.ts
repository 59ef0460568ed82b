import { type Footing, isSound } from './footing.ts'

/** `degraded`: the bot answers, but not to everything. */
export type Health = 'ok' | 'degraded' | 'down'

export function healthOf(footing: Footing, isConnected: boolean): Health {
  if (footing.state === 'unreachable') return 'down'
  return isSound(footing) && isConnected ? 'ok' : 'degraded'
}
