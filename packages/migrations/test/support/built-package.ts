import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { inject } from 'vitest'

const source = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The folder of the package as it is published, but for its types: made of the sources once in a test run, by whoever asks first.
 * A process that starts from the sources spends most of its time on the compiler.
 */
export function builtPackage(): Promise<string> {
  built ??= build(join(inject('packageFolder'), 'migrations'))
  return built
}

let built: Promise<string> | null = null

async function build(folder: string): Promise<string> {
  if (!isFirst(folder)) return finished(folder)
  const { publishConfig, ...manifest } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...publishConfig }))
  cpSync(join(source, 'bin'), join(folder, 'bin'), { recursive: true })
  symlinkSync(join(source, 'node_modules'), join(folder, 'node_modules'))
  const bundler = [
    join(source, 'node_modules/rolldown/bin/cli.mjs'),
    '--config',
    'test/support/built-package.config.js',
  ]
  const ending = promisify(execFile)(process.execPath, [...bundler, '--dir', join(folder, 'dist')], { cwd: source })
  writeFileSync(join(folder, 'ending'), await ending.then(() => '', String))
  return finished(folder)
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

async function finished(folder: string): Promise<string> {
  const ending = join(folder, 'ending')
  while (!existsSync(ending)) await sleep(50)
  const complaint = readFileSync(ending, 'utf8')
  if (complaint !== '') throw new Error(`The package could not be built: ${complaint}`)
  return folder
}

/** The program that `migrate` starts. */
export const builtProgram = async (): Promise<string> => join(await builtPackage(), 'bin/migrate.cjs')
