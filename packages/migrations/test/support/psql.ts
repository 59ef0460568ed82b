import { execFileSync } from 'node:child_process'

/** Whether psql is installed here. */
export function hasPsql(): boolean {
  try {
    return execFileSync('psql', ['--version']).length > 0
  } catch {
    return false
  }
}
