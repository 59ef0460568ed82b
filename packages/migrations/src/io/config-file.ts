import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UsageError } from '../errors.ts'
import { reasonOf } from './file-error.ts'
import { loadModule } from './load-module.ts'
import { writeWhole } from './whole-file.ts'

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

/** What a configuration that is written from nothing says; paths as the file shall name them. */
export interface FirstConfig {
  readonly dataSource: string | null
  /** The first is where revisions are written. */
  readonly revisions: readonly string[]
}

/** Writes the configuration file that a project lacks, in the language of the project; never over another file. */
export async function writeConfigFile(folder: string, config: FirstConfig): Promise<string> {
  const isTypeScript = existsSync(join(folder, 'tsconfig.json'))
  const file = join(folder, isTypeScript ? 'migrate.config.ts' : 'migrate.config.json')
  try {
    await writeWhole(file, isTypeScript ? typescriptSource(config) : jsonSource(config))
  } catch (cause) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(cause)}.`, { cause })
  }
  return file
}

const typescriptSource = ({ dataSource, revisions }: FirstConfig): string =>
  [
    "import type { Config } from '@retort/migrations'",
    '',
    'export default {',
    dataSource === null
      ? "  // dataSource: 'src/data-source.ts', the module that exports your TypeORM DataSource"
      : `  dataSource: ${literal(dataSource)},`,
    `  revisions: ${revisions.length === 1 ? revisions.map(literal) : `[${revisions.map(literal).join(', ')}]`},`,
    '  // What entities cannot say: functions, triggers, policies, grants, options, domains, extensions.',
    "  // declared: { function: [{ file: 'sql/touch.sql' }], grant: ['grant select on orders to reader'] },",
    '} satisfies Config',
    '',
  ].join('\n')

function jsonSource({ dataSource, revisions: folders }: FirstConfig): string {
  const [first] = folders
  const revisions = folders.length === 1 ? first : folders
  return `${JSON.stringify(dataSource === null ? { revisions } : { dataSource, revisions }, null, 2)}\n`
}

const literal = (path: string): string => (/['\\\n]/.test(path) ? JSON.stringify(path) : `'${path}'`)
