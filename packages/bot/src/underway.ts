import { beforeDeadline } from './deadline.ts'

/** The commands that are being worked on. A stop can wait for them, and leaves nobody with "thinking…". */
export interface Underway {
  readonly signal: AbortSignal
  /** Counts a piece of work until it settles. `abandon` tells whoever waits for it that it will not be finished. */
  add(work: Promise<void>, abandon: () => Promise<void>): void
  /** Gives the signal, and waits; what is not done in time is abandoned. */
  stop(graceMs: number): Promise<void>
}

const noop = (): void => undefined

export function createUnderway(): Underway {
  const controller = new AbortController()
  const pieces = new Map<Promise<void>, () => Promise<void>>()
  return {
    signal: controller.signal,
    add: (work, abandon) => {
      // Whoever does the work hears of its failure; here it only counts that it has ended.
      const counted = work.then(noop, noop).finally(() => pieces.delete(counted))
      pieces.set(counted, abandon)
    },
    stop: async (graceMs) => {
      controller.abort()
      await beforeDeadline(graceMs, Promise.allSettled(pieces.keys()), () => [])
      const abandoned = [...pieces.values()].map((abandon) => abandon())
      await beforeDeadline(1_000, Promise.allSettled(abandoned), () => [])
    },
  }
}
