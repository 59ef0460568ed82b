import type { JsonObject } from '../json.ts'
import type { Incoming } from './incoming.ts'
import { pathFits } from './request-log.ts'
import type { Method } from './route.ts'

/** How Discord misbehaves, and towards which requests. */
export interface Fault {
  readonly method?: Method
  readonly path?: string | RegExp
  /** How many requests it meets; one when not given. */
  readonly times?: number
  /** Milliseconds before anything else happens. */
  readonly delay?: number
  /** Waits until `release` is called. */
  readonly hang?: boolean
  /** Answered instead of the truth. Without it a delayed or held request is then performed as usual. */
  readonly status?: number
  readonly code?: number
  readonly message?: string
  readonly body?: JsonObject
  readonly headers?: Readonly<Record<string, string>>
  /** With status 429: seconds to wait. */
  readonly retryAfter?: number
  /** With status 429: the whole bot is limited, not one route. */
  readonly global?: boolean
  /** The connection breaks: before the request is performed, or after it was and before the bot hears of it. */
  readonly cut?: 'before' | 'after'
}

export interface ActiveFault {
  /** Requests it has met so far. */
  met(): number
  /** Lets the held requests go on. */
  release(): void
  /** Meets no further request, and lets the held ones go on. */
  clear(): void
}

export interface Faults {
  add(fault: Fault): ActiveFault
  /** The fault that this request meets, if any. */
  meet(incoming: Incoming): MetFault | null
  /** Ends every delay and every hold; what was held is not performed any more. */
  stop(): void
}

export interface MetFault {
  readonly fault: Fault
  /** Whether to go on, once the delay is over and the hold released. */
  readonly passed: Promise<boolean>
}

interface Entry {
  readonly fault: Fault
  readonly gate: Gate
  met: number
  cleared: boolean
}

export function createFaults(): Faults {
  const entries: Entry[] = []
  let stopped = false
  const applies = ({ fault, met, cleared }: Entry, incoming: Incoming): boolean =>
    !cleared &&
    met < (fault.times ?? 1) &&
    (fault.method === undefined || fault.method === incoming.method) &&
    (fault.path === undefined || pathFits(incoming.path ?? incoming.rawPath, fault.path))
  return {
    add: (fault) => {
      const entry: Entry = { fault, gate: createGate(), met: 0, cleared: false }
      entries.push(entry)
      return activeFault(entry)
    },
    meet: (incoming) => {
      const entry = entries.find((candidate) => applies(candidate, incoming))
      if (!entry) return null
      entry.met += 1
      return { fault: entry.fault, passed: entry.gate.pass(entry.fault).then(() => !stopped) }
    },
    stop: () => {
      stopped = true
      for (const { gate } of entries) gate.open()
    },
  }
}

const activeFault = (entry: Entry): ActiveFault => ({
  met: () => entry.met,
  release: () => entry.gate.open(),
  clear: () => {
    entry.cleared = true
    entry.gate.open()
  },
})

interface Gate {
  pass(fault: Fault): Promise<void>
  open(): void
}

function createGate(): Gate {
  const waiting = new Set<() => void>()
  return {
    pass: ({ delay, hang }) =>
      new Promise((resolve) => {
        if (!hang && delay === undefined) return resolve()
        const timer = hang ? undefined : setTimeout(() => leave(), delay)
        const leave = (): void => {
          clearTimeout(timer)
          waiting.delete(leave)
          resolve()
        }
        waiting.add(leave)
      }),
    open: () => {
      for (const leave of [...waiting]) leave()
    },
  }
}
