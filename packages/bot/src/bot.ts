import { dataSourceOptions } from '@retort/entities'
import type { Client, ClientOptions } from 'discord.js'
import { DataSource } from 'typeorm'

import { commands } from './commands/index.ts'
import type { Config } from './config.ts'
import { beforeDeadline } from './deadline.ts'
import { type Dependencies, defaultTiming, type Timing } from './dependencies.ts'
import { deploy } from './deploy.ts'
import { discordOver } from './discord.ts'
import type { Footing } from './domain/footing.ts'
import { events } from './events/index.ts'
import { connectToDiscord, isPassing } from './gateway.ts'
import { applyOnStart } from './jobs/apply-on-start.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { watchDatabase } from './jobs/watch-database.ts'
import type { Log } from './log.ts'
import { patiently } from './patience.ts'
import { createStanding } from './standing.ts'
import { openDatabase } from './store/database.ts'
import { migrationsOf } from './store/migrations.ts'
import { createUnderway } from './underway.ts'

export interface BotOptions {
  readonly config: Config
  readonly databaseUrl: string
  /** The folder of revisions. */
  readonly revisions: string
  readonly version: string
  readonly log: Log
  readonly now: () => Date
  readonly memoryMb: () => number
  /** The bot is of no use any more. */
  readonly onEnd: (reason: string) => void
  readonly timing?: Partial<Timing>
  readonly client?: Partial<ClientOptions>
}

export interface Bot {
  /** Settles when the bot is connected and has looked at its database. Throws what another attempt would not mend. */
  start(): Promise<void>
  /** Finishes what is under way, says so where it cannot, and leaves. */
  stop(): Promise<void>
}

export function createBot(options: BotOptions): Bot {
  const stopping = new AbortController()
  const connection: Connection = { client: null }
  const dependencies = dependenciesOf(options, connection)
  const { database, timing, underway } = dependencies
  let watching: Watching = { looked: Promise.resolve(), ended: Promise.resolve() }
  let working: Promise<unknown> = Promise.resolve()
  return {
    async start() {
      watching = watch(dependencies, stopping.signal)
      const client = await connect(options, { connection, dependencies, signal: stopping.signal })
      await Promise.all([watching.looked, register(client, dependencies, stopping.signal)])
      working = runJobs(dependencies, stopping.signal)
      options.log.info('ready')
    },
    async stop() {
      stopping.abort()
      await underway.stop(timing.grace)
      await beforeDeadline<unknown>(2_000, Promise.all([watching.ended, working]), () => undefined)
      await connection.client?.destroy()
      await database.close()
    },
  }
}

/** The client of the present attempt to log in. */
interface Connection {
  client: Client | null
}

interface Connecting {
  readonly connection: Connection
  readonly dependencies: Dependencies
  readonly signal: AbortSignal
}

const connect = (
  { config, client = {}, log }: BotOptions,
  { connection, dependencies, signal }: Connecting,
): Promise<Client<true>> =>
  connectToDiscord({
    token: config.token,
    api: config.discordApi,
    client,
    retry: dependencies.timing.retry,
    log,
    signal,
    attach: (attempt) => {
      connection.client = attempt
      listen(attempt, dependencies)
    },
  })

function dependenciesOf(options: BotOptions, connection: Connection): Dependencies {
  const { config, databaseUrl: url, revisions, version, log, now, memoryMb } = options
  const timing = { ...defaultTiming, ...options.timing }
  const migrations = migrationsOf({ url, revisions, dataSource: async () => new DataSource(dataSourceOptions(url)) })
  return {
    config,
    version,
    log,
    now,
    startedAt: now(),
    memoryMb,
    database: openDatabase({
      url,
      onLost: (error) => log.warn('database-connection-lost', { reason: error.message }),
    }),
    migrations,
    standing: createStanding({
      status: migrations.status,
      mode: config.migrationsOnStart,
      now: () => now().getTime(),
      goodFor: timing.footing,
      onChange: (footing) => tell(log, footing),
    }),
    discord: discordOver(() => connection.client),
    underway: createUnderway(),
    timing,
    giveUp: options.onEnd,
  }
}

function tell(log: Log, { state, current, pending, advice }: Footing): void {
  const facts = { state, current, pending, advice }
  if (state === 'up-to-date') log.info('database', facts)
  else log.warn('database', facts)
}

function listen(client: Client, dependencies: Dependencies): void {
  for (const { name, run } of events) {
    client.on(name, async (...parts) => {
      try {
        await run(dependencies, ...parts)
      } catch (error) {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
        dependencies.log.error('event-failed', { event: name, error: text })
      }
    })
  }
}

interface Watching {
  /** Settles with the first look, and with what the start mode makes of it. */
  readonly looked: Promise<void>
  readonly ended: Promise<void>
}

function watch(dependencies: Dependencies, signal: AbortSignal): Watching {
  const mode = dependencies.config.migrationsOnStart
  if (mode === 'off') return { looked: Promise.resolve(), ended: Promise.resolve() }
  let isSettled = mode !== 'apply'
  let lookedOnce = (): void => undefined
  const looked = new Promise<void>((resolve) => {
    lookedOnce = resolve
  })
  const onLook = async (footing: Footing): Promise<void> => {
    if (!isSettled && footing.state !== 'unreachable') {
      isSettled = true
      await applyOnStart(footing, dependencies)
    }
    lookedOnce()
  }
  return { looked, ended: watchDatabase({ ...dependencies, onLook }, signal) }
}

/** What was registered earlier works meanwhile, so there is time to try again. */
async function register(client: Client<true>, dependencies: Dependencies, signal: AbortSignal): Promise<void> {
  const { config, log, timing } = dependencies
  const failed = (error: unknown): void => log.error('commands-not-registered', { reason: String(error) })
  await patiently(() => deploy(client, { commands, homeGuild: config.homeGuild, log }), {
    ...timing.retry,
    signal,
    isPassing,
    onFailure: failed,
  }).catch((error: unknown) => {
    if (!signal.aborted) failed(error)
  })
}
