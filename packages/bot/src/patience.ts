import { setTimeout as sleep } from 'node:timers/promises'

export interface Patience {
  /** Milliseconds until the second attempt, and the most between two of them. */
  readonly first: number
  readonly most: number
  readonly signal: AbortSignal
  /** Whether another attempt may go better. */
  readonly isPassing: (error: unknown) => boolean
  readonly onFailure: (error: unknown, waitMs: number) => void
}

/** The first attempt that succeeds, with pauses that double. Throws what will not pass, and when told to stop. */
export async function patiently<T>(attempt: () => Promise<T>, patience: Patience): Promise<T> {
  const { first, most, signal, isPassing, onFailure } = patience
  for (let wait = first; ; wait = Math.min(wait * 2, most)) {
    signal.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (!isPassing(error)) throw error
      onFailure(error, wait)
    }
    await sleep(wait, undefined, { signal })
  }
}
