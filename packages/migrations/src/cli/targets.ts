import { UsageError } from '../errors.ts'
import { urlWithEnvironment } from '../io/database-environment.ts'
import { parseDatabaseUrl } from '../io/database-url.ts'
import { displayName } from '../sql/quote.ts'

/** One database, or one schema of a database, in which a command is to be run. */
export interface Target {
  readonly url: string
  /** Null for the database with the schemas that the configuration says. */
  readonly schema: string | null
  /** Host, port, database and schema; nothing else of a URL is fit to be printed. */
  readonly name: string
}

export interface TargetList {
  /** Each once, in the order of the list. */
  readonly targets: readonly Target[]
  /** Lines that name one of them again. */
  readonly repeated: readonly number[]
}

interface Reading {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The database of a line that names a schema only. */
  readonly defaultUrl: () => Promise<string>
  /** Hears of every URL before anything can be said of it. */
  readonly learnUrl: (url: string) => void
}

/**
 * Reads a list: a line is a URL, a schema of the configured database, or a URL and a schema of it. Blank lines and lines that begin
 * with # are nothing. No error repeats a line, which may hold a password.
 */
export async function readTargets(text: string, reading: Reading): Promise<TargetList> {
  const lines = text.split(/\r?\n/).map((line, index) => ({ text: line.trim(), number: index + 1 }))
  const found = new Map<string, Target>()
  const repeated: number[] = []
  for (const line of lines.filter((each) => each.text !== '' && !each.text.startsWith('#'))) {
    const target = await targetOf(line, reading)
    if (found.has(target.name)) repeated.push(line.number)
    else found.set(target.name, target)
  }
  if (found.size > 0) return { targets: [...found.values()], repeated }
  throw new UsageError('The list of targets is empty.', { hint: 'Write a URL or the name of a schema on each line.' })
}

interface Line {
  readonly text: string
  readonly number: number
}

async function targetOf(line: Line, { environment, defaultUrl, learnUrl }: Reading): Promise<Target> {
  const [, typed = null, rest = ''] = /^(postgres(?:ql)?:\/\/\S*)?\s*(.*)$/i.exec(line.text) ?? []
  if (typed !== null) learnUrl(typed)
  const schema = rest === '' ? null : schemaOf(rest, line)
  const url = typed === null ? await defaultUrl() : urlWithEnvironment(typed, environment)
  return { url, schema, name: nameOf(url, schema, line) }
}

/** Written as it is stored, and quoted where it has more in it than letters, digits, `_`, `$` and `-`. */
function schemaOf(text: string, { number }: Line): string {
  const [, quoted] = /^"((?:[^"]|"")+)"$/.exec(text) ?? []
  if (quoted !== undefined) return quoted.replaceAll('""', '"')
  if (/^[\p{L}\p{N}_$-]+$/u.test(text)) return text
  throw new UsageError(`Line ${number} of the list of targets is neither a PostgreSQL URL nor the name of a schema.`, {
    hint: 'A URL begins with postgres://; a name with other characters than letters, digits, _, $ and - stands in double quotes.',
  })
}

function nameOf(url: string, schema: string | null, { number }: Line): string {
  const { host = 'localhost', port = 5432, database, user } = configOf(url, number)
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}/${database ?? user ?? ''}`
  return schema === null ? place : `${place} ${displayName(schema)}`
}

function configOf(url: string, number: number): ReturnType<typeof parseDatabaseUrl>['config'] {
  try {
    return parseDatabaseUrl(url).config
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause
    throw new UsageError(`Line ${number} of the list of targets: ${cause.message}`, { hint: cause.hint, cause })
  }
}
