import { urlWithEnvironment } from '@retort/migrations'

const startModes = ['check', 'apply', 'off'] as const

/** What the bot does about revisions as it starts: look, look and apply, or neither. */
export type StartMode = (typeof startModes)[number]

/** Everything the environment says, checked. */
export interface Config {
  readonly token: string
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null
  /** Without a slash at its end. */
  readonly discordApi: string
  /** The guild that has `/migrate`; without one, nobody has. */
  readonly homeGuild: string | null
  /** Who may use `/migrate` beside the owners of the application. */
  readonly migrateAllowedUsers: readonly string[]
  readonly migrationsOnStart: StartMode
  /** The folder of revisions; null for the project's own. */
  readonly revisions: string | null
}

export type Environment = Readonly<Record<string, string | undefined>>

export type ConfigReading =
  | { readonly config: Config; readonly problems: null }
  | { readonly config: null; readonly problems: readonly string[] }

/** Reads the environment, and says in one go all that is wrong with it. No problem repeats what may be secret. */
export function readConfig(environment: Environment): ConfigReading {
  const problems: string[] = []
  const read = <T>(name: string, parse: (text: string | null) => Parsed<T>): T | null => {
    const parsed = parse(environment[name]?.trim() || null)
    if (parsed.problem === null) return parsed.value
    problems.push(`${name} ${parsed.problem}`)
    return null
  }
  const config: Config = {
    token: read('DISCORD_TOKEN', parseToken) ?? '',
    databaseUrl: read('DATABASE_URL', (text) => parseDatabaseUrl(text, environment)),
    discordApi: read('DISCORD_API_URL', parseApiUrl) ?? discordApi,
    homeGuild: read('DISCORD_HOME_GUILD', parseGuild),
    migrateAllowedUsers: read('MIGRATE_ALLOWED_USERS', parseUsers) ?? [],
    migrationsOnStart: read('MIGRATIONS_ON_START', parseMode) ?? 'check',
    revisions: read('MIGRATE_REVISIONS', value),
  }
  for (const name of ['TYPEORM_SYNCHRONIZE', 'TYPEORM_MIGRATIONS_RUN']) read(name, refuseSwitch)
  return problems.length > 0 ? { config: null, problems } : { config, problems: null }
}

const discordApi = 'https://discord.com/api'

type Parsed<T> = { readonly value: T; readonly problem: null } | { readonly problem: string }

const value = <T>(parsed: T): Parsed<T> => ({ value: parsed, problem: null })

const problem = (says: string): { readonly problem: string } => ({ problem: says })

function parseToken(text: string | null): Parsed<string> {
  if (text === null) return problem('is not set. Copy the token of the bot from https://discord.com/developers.')
  return /^\S+$/.test(text) ? value(text) : problem('has a space in it. Copy the token again, without quotes.')
}

function parseDatabaseUrl(text: string | null, environment: Environment): Parsed<string | null> {
  if (text === null) return value(null)
  const url = urlWithEnvironment(text, environment)
  return URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)
    ? value(url)
    : problem('is not a PostgreSQL URL. Its form is postgres://user:password@host:5432/database.')
}

/** Whoever answers at this address receives the token, so it has to be Discord itself or this machine. */
function parseApiUrl(text: string | null): Parsed<string> {
  if (text === null) return value(discordApi)
  const { protocol, hostname, port } = URL.canParse(text) ? new URL(text) : { protocol: '', hostname: '', port: '' }
  const isDiscord = protocol === 'https:' && hostname === 'discord.com' && port === ''
  const isLoopback = /^https?:$/.test(protocol) && /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
  return isDiscord || isLoopback
    ? value(text.replace(/\/+$/, ''))
    : problem(`is neither at discord.com nor on this machine. Leave it out to use ${discordApi}.`)
}

const snowflake = /^\d{17,20}$/

const parseGuild = (text: string | null): Parsed<string | null> =>
  text === null || snowflake.test(text) ? value(text) : problem('is not the id of a guild: 17 to 20 digits.')

function parseUsers(text: string | null): Parsed<readonly string[]> {
  const ids = (text ?? '').split(/[\s,]+/).filter((id) => id !== '')
  const wrong = ids.filter((id) => !snowflake.test(id))
  return wrong.length === 0
    ? value(ids)
    : problem(`names ${wrong.join(', ')}, but the id of a user is 17 to 20 digits. Put commas between ids.`)
}

function parseMode(text: string | null): Parsed<StartMode> {
  const mode = startModes.find((known) => known === (text ?? 'check'))
  return mode === undefined ? problem(`is not one of ${startModes.join(', ')}.`) : value(mode)
}

const refuseSwitch = (text: string | null): Parsed<null> =>
  text === null || /^(false|0|no|off)$/i.test(text)
    ? value(null)
    : problem('is set, but only revisions change the schema. Remove it, and run: pnpm migrate upgrade head')
