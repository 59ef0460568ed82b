import type { Database, SessionSource } from '../io/database.ts'
import { inSessions } from '../io/sessions.ts'
import type { CompareOptions } from './comparison.ts'

/** The sessions of a comparison. */
export interface Sessions extends SessionSource {
  /** In which the database is asked where it stands while the other reads what is there. */
  readonly standing?: Promise<Database> | undefined
}

/** Opens both while what works in them is loaded. */
export const withSessions = <T>(
  options: CompareOptions,
  work: (options: CompareOptions & Sessions) => Promise<T>,
): Promise<T> =>
  inSessions(options, ['status', 'compare'], ([standing, session]) => work({ ...options, standing, session }))
