import { ConnectionError, type DatabaseStatus } from '@retort/migrations'

import type { StartMode } from './config.ts'
import { beforeDeadline } from './deadline.ts'
import { type Footing, footingOn, unchecked, unreachable, unusable } from './domain/footing.ts'

/** How the database stands to the revisions, as far as somebody has looked. */
export interface Standing {
  /** Looks now. */
  look(): Promise<Footing>
  /** What a command may count on: looked at a moment ago at the most. */
  footing(): Promise<Footing>
  /** What was found last; null before the first look. */
  latest(): Footing | null
}

export interface StandingOptions {
  readonly status: () => Promise<DatabaseStatus>
  readonly mode: StartMode
  readonly now: () => number
  /** Milliseconds for which a look is good. */
  readonly goodFor: number
  readonly onChange: (footing: Footing) => void
}

/** A server that accepts connections and then says nothing must not keep everybody waiting. Milliseconds. */
const longestLook = 8_000

export function createStanding({ status, mode, now, goodFor, onChange }: StandingOptions): Standing {
  let latest: Footing | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let looks = 0
  let counted = 0
  let looking: Promise<Footing> | null = null
  const record = (found: Footing, number: number): void => {
    // Looks can overtake one another; the one that began later knows more.
    if (number < counted) return
    counted = number
    const isChange = latest === null || describe(latest) !== describe(found)
    latest = found
    lookedAt = now()
    if (isChange) onChange(found)
  }
  const look = async (): Promise<Footing> => {
    looks += 1
    const number = looks
    const found = await beforeDeadline(longestLook, status(), silent).then(footingOn, footingOfFailure)
    record(found, number)
    return found
  }
  const shared = (): Promise<Footing> => {
    looking ??= look().finally(() => {
      looking = null
    })
    return looking
  }
  return {
    look,
    footing: async () => {
      if (mode === 'off') return unchecked
      return latest !== null && now() - lookedAt < goodFor ? latest : shared()
    },
    latest: () => latest,
  }
}

const describe = ({ state, current, pending }: Footing): string => JSON.stringify([state, current, pending])

function footingOfFailure(error: unknown): Footing {
  const text = error instanceof Error ? error.message : String(error)
  return error instanceof ConnectionError ? unreachable(text) : unusable(text)
}

function silent(): never {
  throw new ConnectionError('The database does not answer.')
}
