import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UsageError } from '../errors.ts'
import { loadModule } from './load-module.ts'

const names = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json'].map((extension) => `migrate.config.${extension}`)

/** The configuration file of a folder, or of the nearest one above it that has one. */
export function findConfigFile(folder: string): string | null {
  const found = names.map((name) => join(folder, name)).filter((file) => existsSync(file))
  const [first, second] = found
  if (second !== undefined)
    throw new UsageError(`There are both ${first} and ${second}.`, { hint: 'Remove one of them.' })
  if (first !== undefined) return first
  const parent = dirname(folder)
  return parent === folder ? null : findConfigFile(parent)
}

/** What a configuration file says, unchecked. */
export async function readConfigFile(file: string): Promise<unknown> {
  if (!existsSync(file)) throw new UsageError(`The configuration file ${file} does not exist.`)
  if (file.endsWith('.json')) return parseJson(file, await readFile(file, 'utf8'))
  const { default: content, ...named } = await loadModule(file)
  return content ?? named
}

function parseJson(file: string, source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (cause) {
    throw new UsageError(`${file} is not valid JSON: ${cause instanceof Error ? cause.message : cause}.`, { cause })
  }
}
