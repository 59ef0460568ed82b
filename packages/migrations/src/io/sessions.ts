import { connect, type Database, type SessionSource } from './database.ts'

/** Has several things done in sessions that open at once, while the first of these things gets ready. */
export async function inSessions<T>(
  options: SessionSource,
  purposes: readonly string[],
  work: (sessions: readonly Promise<Database>[]) => Promise<T>,
): Promise<T> {
  const opening = purposes.map((purpose) => connect(options, purpose))
  // Whoever waits for one is told, and the work may fail before.
  for (const session of opening) session.catch(() => undefined)
  try {
    return await work(opening)
  } finally {
    const leave = (database: Database): void => database.leave()
    await Promise.all(opening.map((session) => session.then(leave, () => undefined)))
  }
}
