import type { Database } from './database.ts'

/** What one look at the bot found. */
export interface HealthCheck {
  readonly service: string
  readonly version: string
  readonly uptimeSeconds: number
  readonly databaseStatus: string
  readonly guildCount: number
  readonly activeCommands24h: number | null
  readonly databasePoolSize: number
}

// Names its columns, so that it works while a revision that adds one is pending.
export const recordHealth = (database: Database, check: HealthCheck): Promise<void> =>
  database.ask(async (manager) => {
    await manager.query(
      `insert into health_check_history
        (service, version, uptime_seconds, db_status, guild_count, active_commands_24h, database_pool_size)
      values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        check.service,
        check.version,
        check.uptimeSeconds,
        check.databaseStatus,
        check.guildCount,
        check.activeCommands24h,
        check.databasePoolSize,
      ],
    )
  })
