import type { Config } from './config.ts'
import type { Discord } from './discord.ts'
import type { Log } from './log.ts'
import type { Standing } from './standing.ts'
import type { Database } from './store/database.ts'
import type { Migrations } from './store/migrations.ts'
import type { Underway } from './underway.ts'

/** Everything a command can reach. */
export interface Dependencies {
  readonly config: Config
  readonly version: string
  readonly log: Log
  readonly now: () => Date
  readonly startedAt: Date
  readonly database: Database
  readonly migrations: Migrations
  readonly standing: Standing
  readonly discord: Discord
  readonly underway: Underway
  readonly timing: Timing
  readonly memoryMb: () => number
  /** Ends the bot, because going on is of no use. */
  readonly giveUp: (reason: string) => void
}

/** Milliseconds. */
export interface Timing {
  /** Between two edits of a reply that shows progress. */
  readonly progress: number
  /** After which an edit would come too late: Discord forgets an interaction after 15 minutes. */
  readonly replyLifetime: number
  /** For proposals while somebody types. */
  readonly suggestion: number
  /** For a form to open: Discord waits for three seconds. */
  readonly form: number
  /** For which a look at the revisions of the database is good. */
  readonly footing: number
  /** Between two looks while all is well. */
  readonly watch: number
  /** Until an unreachable database is tried again, at first and at most. */
  readonly retry: { readonly first: number; readonly most: number }
  /** Between two looks for reminders that are due. */
  readonly reminders: number
  /** For commands that are under way when the bot is told to stop. */
  readonly grace: number
}

export const defaultTiming: Timing = {
  progress: 3_000,
  replyLifetime: 14 * 60_000,
  suggestion: 1_500,
  form: 2_000,
  footing: 5_000,
  watch: 30_000,
  retry: { first: 500, most: 30_000 },
  reminders: 15_000,
  grace: 6_000,
}
