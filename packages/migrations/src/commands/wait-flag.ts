import { UsageError } from '../errors.ts'
import type { Flag } from './command.ts'
import type { RunOptions } from './migration-options.ts'

/** Of every command that takes the lock. */
export const waitFlag = {
  type: 'text',
  describe: 'Seconds to wait for another run; 900 by default',
} as const satisfies Flag

/** What was typed for it, as the library's calls take it. */
export function patienceOf(typed: string | null): Pick<RunOptions, 'patience'> {
  if (typed === null) return {}
  const seconds = Number(typed)
  if (typed.trim() !== '' && seconds >= 0 && Number.isFinite(seconds))
    return { patience: { leaseWaitMs: seconds * 1000 } }
  throw new UsageError(`--wait cannot be ${typed}.`, { hint: 'It is a number of seconds.' })
}
