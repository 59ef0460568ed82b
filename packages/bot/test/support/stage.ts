import {
  type Channel,
  type FakeDiscord,
  type FakeDiscordOptions,
  type Guild,
  type Person,
  startFakeDiscord,
} from '@retort/fake-discord'
import { upgrade } from '@retort/migrations'
import { PermissionFlagsBits } from 'discord.js'

import { atEndOfFile } from '../../../migrations/test/support/end-of-file.ts'
import { type FreshDatabase, freshDatabase } from '../../../migrations/test/support/postgres.ts'
import { type Bot, createBot } from '../../src/bot.ts'
import type { Config, StartMode } from '../../src/config.ts'
import type { Timing } from '../../src/dependencies.ts'
import { createLog } from '../../src/log.ts'
import { ownRevisions } from './revisions.ts'

/** A bot on a fake Discord and a database of its own. */
export interface Stage {
  readonly discord: FakeDiscord
  readonly database: FreshDatabase
  /** The home server, with its channel. */
  readonly home: Guild
  readonly channel: Channel
  /** The owner of the application, at home. */
  readonly owner: Person
  /** What the bot has logged, one line an event. */
  readonly log: readonly string[]
  /** Why the bot has given up, if it has. */
  readonly ends: readonly string[]
  readonly bot: Bot
  /** The bot's own time, for as long as a test holds it; the database and Discord have theirs. */
  readonly clock: { held: Date | null }
  /** Another process of the same bot. */
  another(options?: Partial<BotChoice>): Bot
  /** A member of the home server, or of another one, with these permissions. */
  member(name: string, place?: Place): Person
  /** The rows of the audit log, of one person or of all, by command, kind and error, once there are so many. */
  audit(count: number, person?: Person): Promise<readonly AuditRow[]>
  stop(): Promise<void>
}

export interface Place {
  readonly permissions?: bigint
  readonly guild?: Guild
  readonly channel?: Channel
}

export interface AuditRow {
  readonly guild_id: string
  readonly user_id: string
  readonly command_name: string
  readonly command_type: string
  readonly success: boolean
  readonly error_message: string | null
}

interface BotChoice {
  readonly mode: StartMode
  readonly revisions: string
  readonly databaseUrl: string
  readonly allowed: readonly string[]
  readonly timing: Partial<Timing>
}

export interface StageOptions extends Partial<BotChoice> {
  /** What the database has before the bot starts; everything that the revisions have unless said otherwise. */
  readonly applied?: string | null
  readonly discord?: FakeDiscordOptions
  /** Changes the scene before the bot connects. */
  readonly before?: (scene: Pick<Stage, 'discord' | 'database' | 'home'>) => Promise<void> | void
  readonly isStarted?: boolean
  /** Holds the bot's time here from the start. */
  readonly now?: Date
}

/** Nothing waits for a clock longer than it has to. */
const timing: Partial<Timing> = {
  progress: 20,
  footing: 0,
  watch: 60_000,
  reminders: 60_000,
  retry: { first: 20, most: 100 },
  grace: 2_000,
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { revisions = ownRevisions, applied = 'heads' } = options
  const [database, discord] = await Promise.all([freshDatabase(), startFakeDiscord(options.discord)])
  if (applied !== null) await upgrade({ url: database.url, revisions, target: applied })
  const home = discord.addGuild({ name: 'Home', channels: ['general', 'log'] })
  const channel = discord.channelNamed(home, 'general')
  await options.before?.({ discord, database, home })
  const stage = stageOver(options, { database, discord, home, channel })
  atEndOfFile(stage.stop)
  if (options.isStarted !== false) await stage.bot.start()
  return stage
}

type Scene = Pick<Stage, 'database' | 'discord' | 'home' | 'channel'>

function stageOver(options: StageOptions, scene: Scene): Stage {
  const { database, discord, home, channel } = scene
  const log: string[] = []
  const ends: string[] = []
  const clock = { held: options.now ?? null }
  const bots: Bot[] = []
  let stopping: Promise<void> | undefined
  const another = (choice: Partial<BotChoice> = {}): Bot => {
    const made = botFor({ ...options, ...choice }, { ...scene, log, ends, clock })
    bots.push(made)
    return made
  }
  const stage: Stage = {
    ...scene,
    log,
    ends,
    clock,
    another,
    bot: another(),
    owner: discord.as(discord.owner, { channel }),
    member: (name, { permissions = 0n, guild = home, channel: where = channel } = {}) =>
      discord.as(discord.addMember(guild, { name, permissions }), { channel: where }),
    audit: (count, person) => auditRows(database, { count, userId: person?.user.id ?? null }),
    stop: () => {
      stopping ??= Promise.all(bots.map((bot) => bot.stop())).then(() => discord.stop())
      return stopping
    },
  }
  return stage
}

function botFor(options: StageOptions, { database, discord, home, log, ends, clock }: BotScene): Bot {
  const config: Config = {
    token: discord.token,
    databaseUrl: options.databaseUrl ?? database.url,
    discordApi: discord.url,
    homeGuild: home.id,
    migrateAllowedUsers: options.allowed ?? [],
    migrationsOnStart: options.mode ?? 'check',
    revisions: null,
  }
  return createBot({
    config,
    databaseUrl: options.databaseUrl ?? database.url,
    revisions: options.revisions ?? ownRevisions,
    version: '1.2.3',
    log: createLog({ write: (line) => void log.push(line), now: () => new Date(), secrets: [discord.token] }),
    now: () => clock.held ?? new Date(),
    memoryMb: () => 100,
    onEnd: (reason) => void ends.push(reason),
    timing: { ...timing, ...options.timing },
    client: discord.clientOptions(),
  })
}

interface BotScene extends Scene, Pick<Stage, 'clock'> {
  readonly log: string[]
  readonly ends: string[]
}

interface Wanted {
  readonly count: number
  readonly userId: string | null
}

// A row is written after the answer, so that nobody waits for it; rows can overtake one another.
async function auditRows(database: FreshDatabase, { count, userId }: Wanted): Promise<readonly AuditRow[]> {
  const deadline = Date.now() + 5_000
  for (;;) {
    const rows = await database.query<AuditRow & Record<string, unknown>>(
      `select guild_id, user_id, command_name, command_type, success, error_message
      from audit_logs
      where $1::bigint is null or user_id = $1
      order by command_name, command_type, error_message nulls first, id`,
      [userId],
    )
    if (rows.length >= count || Date.now() > deadline) return rows
  }
}

export const { Administrator, ManageGuild } = PermissionFlagsBits

/** The first line that tells of this event; empty where none does. */
export const logged = ({ log }: Stage, event: string): string => log.find((line) => line.includes(` ${event} `)) ?? ''

export const rowsIn = async ({ database }: Stage, table: string): Promise<number> =>
  (await database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0

/** Looks again whenever the other events of the process have had their turn. */
export async function until(probe: () => boolean): Promise<void> {
  while (!probe()) await new Promise((resolve) => setImmediate(resolve))
}
