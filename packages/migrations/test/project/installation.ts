import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { temporaryFolder } from '../support/folder.ts'

const run = promisify(execFile)

const packages = ['typeorm@1.1.1', 'pg@8', 'reflect-metadata@0.2']
const options = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']

/** A folder outside the workspace into which npm has installed an archive of this package beside TypeORM. */
export async function installation(archive: Promise<string>): Promise<string> {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  // Most of the time goes into what comes from the registry, which need not wait for the archive.
  await npmInstall(folder, packages)
  await npmInstall(folder, [await archive])
  return folder
}

async function npmInstall(folder: string, wanted: readonly string[]): Promise<void> {
  try {
    await run('npm', ['install', ...options, ...wanted], { cwd: folder })
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`npm could not install ${wanted.join(', ')}; these tests need the registry: ${text}`, { cause })
  }
}
