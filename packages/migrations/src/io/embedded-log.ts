import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { giveToOwner } from './embedded-account.ts'

const logFile = (folder: string): string => join(folder, 'postgres.log')

const largestLog = 10_000_000

/** A descriptor to append to the log of the server and its keeper; a large log makes way, once, for an empty one. */
export function openLog(folder: string): number {
  const file = logFile(folder)
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`)
  const log = openSync(file, 'a', 0o600)
  giveToOwner(folder, file)
  return log
}

/** Remembers where the log ends; the function returned reads what was written since. */
export function logSince(folder: string): () => string {
  const file = logFile(folder)
  const start = existsSync(file) ? statSync(file).size : 0
  return () => readFileSync(file).subarray(start).toString()
}
