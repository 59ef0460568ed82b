/** PostgreSQL's code of an error, through TypeORM's wrapping; Node's own for a socket. */
function codeOf(error: unknown): string | null {
  const inner = (error as { driverError?: unknown } | null)?.driverError ?? error
  const code = (inner as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : null
}

// Too many connections, no such database yet, and a database that is closed to connections while it is being restored.
const closedDoors = ['53300', '3D000', '55000']

/** Whether the database is away: nobody answers, or the server is on its way down or up. */
export function isOutOfReach(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== null && /^[0-9A-Z]{5}$/.test(code)) return /^(08|57P)/.test(code) || closedDoors.includes(code)
  if (code !== null) return /^E[A-Z_]+$/.test(code)
  const message = error instanceof Error ? error.message : ''
  return /^Connection terminated|timeout exceeded when trying to connect|^Query read timeout|not queryable/.test(
    message,
  )
}

/** Whether a table or a column is not there: a revision that has not been applied would make it. */
export const isSchemaBehind = (error: unknown): boolean => ['42P01', '42703'].includes(codeOf(error) ?? '')
