import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectionUrl } from './connection-url.ts'
import { UsageError } from './errors.ts'
import type { Declarations, DeclaredText } from './model/declaration.ts'
import type { Rule } from './model/rule.ts'
import { suggestion } from './suggestion.ts'

/** What `migrate.config.ts` may say. Relative paths start at its folder; a URL made with `import.meta.url` is absolute. */
export interface Config {
  /** The module that exports the TypeORM DataSource, or its options. */
  readonly dataSource?: string | URL
  /** The folder of revisions; several are read as one history, and the first is written to. */
  readonly revisions?: string | URL | readonly (string | URL)[]
  /** The database, when neither `--url` nor DATABASE_URL names one. */
  readonly url?: string
  /** PostgreSQL schema of the table that remembers which revisions are applied; `retort` unless said otherwise. */
  readonly ledgerSchema?: string
  /** PostgreSQL schema that unqualified names live in; `public` unless said otherwise, whatever the data source's is. */
  readonly defaultNamespace?: string
  /** Exceptions from "the database is what the entities declare", each with its reason; `check` lists what they were good for. */
  readonly rules?: readonly Rule[]
  /** What has only another name, as `--rename` takes it; databases that have been renamed already are left as they are. */
  readonly renames?: readonly string[]
  /**
   * What entities cannot say, by kind: functions, triggers, policies. A kind that is named is managed, and what a revision
   * has made of it and is not in the list any more is dropped.
   */
  readonly declared?: Declarations
  /** What a column becomes that changes its type, as `--using` takes it; where the type is what it shall be, it says nothing. */
  readonly using?: readonly string[]
  /** Whether others use the tables while they change: all of them, or none; those with rows unless said otherwise. */
  readonly online?: boolean
}

/** Checks the type of a configuration while it is written; returns it as it is. */
export const defineConfig = (config: Config): Config => config

/** Everything a command may be told, checked and with absolute paths. */
export interface Settings {
  /** The folder that the embedded PostgreSQL keeps its data in, under `.data`. */
  readonly project: string
  readonly configFile: string | null
  readonly dataSource: string | null
  /** Never empty where a command asks for it: see `revisionFolders`. */
  readonly revisions: readonly string[]
  /** Null: the embedded PostgreSQL. */
  readonly url: string | null
  readonly ledgerSchema: string
  readonly defaultNamespace: string | null
  readonly rules: readonly Rule[]
  readonly renames: readonly string[]
  /** Its files have absolute paths. */
  readonly declared: Declarations
  readonly usings: readonly string[]
  readonly online: boolean | null
}

/** The places that settings come from, as they were found. */
export interface RawSettings {
  /** The working folder, where the paths of flags start. */
  readonly folder: string
  readonly project: string
  readonly flags: {
    readonly dataSource: string | null
    readonly revisions: readonly string[]
    readonly url: string | null
  }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly config: { readonly file: string; readonly content: unknown } | null
}

/** A flag beats the environment, which beats the configuration file. */
export function parseSettings({ folder, project, flags, environment, config }: RawSettings): Settings {
  const configured = config === null ? {} : parseConfig(config.file, config.content)
  const fromConfig = (path: string | URL): string =>
    path instanceof URL ? fileURLToPath(path) : resolve(dirname(config?.file ?? folder), path)
  const fromFlag = (path: string): string => resolve(folder, path)
  return {
    project,
    configFile: config?.file ?? null,
    dataSource: mapped(flags.dataSource, fromFlag) ?? mapped(configured.dataSource, fromConfig),
    revisions:
      flags.revisions.length > 0 ? flags.revisions.map(fromFlag) : listOf(configured.revisions).map(fromConfig),
    url:
      checkedUrl('--url', flags.url) ??
      checkedUrl('DATABASE_URL', environment.DATABASE_URL) ??
      checkedUrl(`url in ${config?.file}`, configured.url),
    ledgerSchema: configured.ledgerSchema ?? 'retort',
    defaultNamespace: configured.defaultNamespace ?? null,
    rules: configured.rules ?? [],
    renames: configured.renames ?? [],
    declared: withFiles(configured.declared ?? {}, fromConfig),
    usings: configured.using ?? [],
    online: configured.online ?? null,
  }
}

function withFiles(declared: Declarations, absolute: (path: string | URL) => string): Declarations {
  const found = (text: DeclaredText): DeclaredText => (typeof text === 'string' ? text : { file: absolute(text.file) })
  return Object.fromEntries(Object.entries(declared).map(([kind, texts]) => [kind, texts?.map(found)]))
}

/** The folders of revisions, or what to type when there is none. */
export function revisionFolders({ revisions }: Settings): readonly [string, ...string[]] {
  const [first, ...others] = revisions
  if (first === undefined)
    throw new UsageError('No folder of revisions is named.', { hint: startHint('--revisions <dir>') })
  return [first, ...others]
}

/** The file of the data source, or what to type when there is none. */
export function dataSourceFile({ dataSource }: Settings): string {
  if (dataSource === null) throw new UsageError('No data source is named.', { hint: startHint('--data-source <file>') })
  return dataSource
}

const startHint = (flag: string): string => `Run migrate init, or name it with ${flag}.`

type Check = { readonly means: string; accepts(value: unknown): boolean }

const text: Check = { means: 'a text', accepts: (value) => typeof value === 'string' && value !== '' }
const path: Check = { means: 'a path', accepts: (value) => value instanceof URL || text.accepts(value) }
const paths: Check = {
  means: 'a path or a list of paths',
  accepts: (value) => (Array.isArray(value) ? value.length > 0 && value.every(path.accepts) : path.accepts(value)),
}

const texts: Check = {
  means: 'a list of texts',
  accepts: (value) => Array.isArray(value) && value.every(text.accepts),
}
const decision: Check = { means: 'true or false', accepts: (value) => typeof value === 'boolean' }
const rules: Check = {
  means: "a list of { ignore: 'table:…', reason: '…' } and { keep: 'type', of: 'column:…', reason: '…' }",
  accepts: (value) => Array.isArray(value) && value.every(isRule),
}

const declarations: Check = {
  means:
    "lists of SQL texts and { file: '…' } by kind, as in { trigger: ['CREATE TRIGGER …', { file: 'sql/touch.sql' }] }",
  accepts: (value) =>
    isRecord(value) && Object.values(value).every((list) => Array.isArray(list) && list.every(isDeclaredText)),
}

const checks: { readonly [K in keyof Required<Config>]: Check } = {
  dataSource: path,
  revisions: paths,
  url: text,
  ledgerSchema: text,
  defaultNamespace: text,
  rules,
  renames: texts,
  declared: declarations,
  using: texts,
  online: decision,
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isDeclaredText = (value: unknown): boolean =>
  text.accepts(value) || (isRecord(value) && Object.keys(value).join() === 'file' && path.accepts(value.file))

function isRule(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { reason, ...rest } = value
  const names = Object.keys(rest).sort().join()
  const isNamed = (named: unknown) => text.accepts(named) || (texts.accepts(named) && Array.isArray(named))
  return (
    (names === 'ignore' || names === 'keep,of') &&
    typeof reason === 'string' &&
    reason.trim() !== '' &&
    Object.values(rest).every(isNamed)
  )
}

function parseConfig(file: string, content: unknown): Config {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new UsageError(`${file} does not export a configuration.`, {
      hint: "As in: export default { revisions: 'revisions' }",
    })
  }
  for (const [name, value] of Object.entries(content)) checkSetting(file, name, value)
  return content
}

function checkSetting(file: string, name: string, value: unknown): void {
  const known = Object.keys(checks)
  const check = Object.entries(checks).find(([setting]) => setting === name)?.[1]
  if (check === undefined) {
    const near = suggestion(name, known)
    const hint = near === null ? `The settings are ${known.join(', ')}.` : `Did you mean ${near}?`
    throw new UsageError(`${file}: there is no setting named ${name}.`, { hint })
  }
  if (value !== undefined && !check.accepts(value)) throw new UsageError(`${file}: ${name} must be ${check.means}.`)
}

/** Says where a bad URL came from and never what it holds, for it may hold a password. */
function checkedUrl(origin: string, url: string | null | undefined): string | null {
  if (url === null || url === undefined || url === '') return null
  const read = connectionUrl(url)
  if ('problem' in read) throw new UsageError(`${origin} ${read.problem}.`, { hint: read.hint })
  return url
}

const mapped = <T, R>(value: T | null | undefined, change: (value: T) => R): R | null =>
  value === null || value === undefined ? null : change(value)

const listOf = (value: Config['revisions']): readonly (string | URL)[] =>
  value === undefined ? [] : typeof value === 'string' || value instanceof URL ? [value] : value
