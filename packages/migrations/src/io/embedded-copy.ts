import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { UsageError } from '../errors.ts'

/** A copy that every account can read, of programs in a folder that is closed to others, like root's home. */
export function publicCopy(folder: string, name: string): string {
  const copy = join(tmpdir(), `retort-${name}`)
  if (existsSync(copy)) return trusted(copy)
  const unfinished = mkdtempSync(`${copy}-`)
  const inside = join(unfinished, 'copy')
  try {
    cpSync(folder, inside, { recursive: true, verbatimSymlinks: true, filter: isNeededToRun })
    openToAll(inside)
    renameSync(inside, copy)
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(unfinished, { recursive: true })
  }
  return trusted(copy)
}

const isNeededToRun = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig'

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}

/** Anybody could have made a folder of that name, and its programs would run. */
function trusted(copy: string): string {
  const { uid, mode } = lstatSync(copy)
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return copy
  throw new UsageError(`${copy} belongs to another account`, { hint: `Remove it: rm -rf ${copy}` })
}
