import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findEnvironmentFile, projectFolder } from '@retort/migrations'

import { type Config, readConfig } from './config.ts'
import { createLog, passwordsOf, redactor } from './log.ts'

const environmentFile = findEnvironmentFile(process.cwd())
// What the environment has already is not overwritten.
if (environmentFile !== null) process.loadEnvFile(environmentFile)

const { config, problems } = readConfig(process.env)
if (config === null) {
  for (const problem of problems) process.stderr.write(`error: ${problem}\n`)
  process.exit(2)
}

await run(config).catch(fail)

async function run(config: Config): Promise<void> {
  const database = await openDatabase(config)
  const secrets = [config.token, ...passwordsOf(database.url), process.env.PGPASSWORD ?? '']
  const now = (): Date => new Date()
  const log = createLog({ write: (line) => void process.stdout.write(`${line}\n`), now, secrets })
  // What is wrong with the configuration is said before all of discord.js is loaded.
  const { createBot } = await import('./bot.ts')
  const bot = createBot({
    config,
    databaseUrl: database.url,
    revisions: config.revisions ?? ownRevisions(),
    version: ownVersion(),
    log,
    now,
    memoryMb: () => Math.round(process.memoryUsage.rss() / 1024 ** 2),
    onEnd: (reason) => {
      log.error('ended', { reason })
      void end(1)
    },
  })
  let isEnding = false
  const end = async (exitCode: number): Promise<void> => {
    // Whoever asks twice does not want to wait.
    if (isEnding) process.exit(1)
    isEnding = true
    setTimeout(() => process.exit(1), 9_500).unref()
    await bot.stop()
    await database.release()
    log.info('stopped')
    process.exit(exitCode)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info('stopping', { signal })
      end(0).catch(fail)
    })
  }
  // A shard's process goes on living when the process that started it is gone, unless it is told.
  process.on('disconnect', () => void end(0).catch(fail))
  process.on('unhandledRejection', (error) => log.error('unhandled', { error: errorText(error) }))
  await bot.start().catch((error: unknown) => {
    if (isEnding) return
    throw new Error(redactor(secrets)(`Discord does not let the bot in: ${errorText(error)}`), { cause: error })
  })
}

interface OpenDatabase {
  readonly url: string
  release(): Promise<void>
}

async function openDatabase({ databaseUrl }: Config): Promise<OpenDatabase> {
  if (databaseUrl !== null) return { url: databaseUrl, release: async () => undefined }
  const folder = join(projectFolder(process.cwd()), '.data')
  process.stderr.write(`DATABASE_URL is not set: using the embedded PostgreSQL with its data in ${folder}.\n`)
  const { embeddedPostgres } = await import('@retort/migrations/embedded')
  return embeddedPostgres({ folder, onProgress: (line) => process.stderr.write(`${line}\n`) })
}

/** Beside the library, whether that is its sources or what was compiled from them. */
function ownRevisions(): string {
  return fileURLToPath(new URL('../revisions', import.meta.resolve('@retort/migrations')))
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0'
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function fail(error: unknown): void {
  const hint = error instanceof Error && 'hint' in error && error.hint !== undefined ? ` ${error.hint}` : ''
  process.stderr.write(`error: ${errorText(error)}${hint}\n`, () => process.exit(1))
}
