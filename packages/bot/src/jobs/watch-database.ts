import { setTimeout as sleep } from 'node:timers/promises'

import type { Dependencies } from '../dependencies.ts'
import type { Footing } from '../domain/footing.ts'

type Watched = Pick<Dependencies, 'standing' | 'timing'> & {
  readonly onLook: (footing: Footing) => Promise<void>
}

/** Looks at the database again and again, with a growing pause while it cannot be reached. */
export async function watchDatabase({ standing, timing, onLook }: Watched, signal: AbortSignal): Promise<void> {
  let pause = timing.retry.first
  while (!signal.aborted) {
    const footing = await standing.look()
    await onLook(footing)
    const isAway = footing.state === 'unreachable'
    await sleep(isAway ? pause : timing.watch, undefined, { signal, ref: false }).catch(() => undefined)
    pause = isAway ? Math.min(pause * 2, timing.retry.most) : timing.retry.first
  }
}
