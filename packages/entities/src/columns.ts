import type { ColumnOptions } from 'typeorm'

/**
 * A Discord id. `bigint` in PostgreSQL and `string` in JavaScript, whose numbers are exact only up to 2^53.
 * Where a guild is named, 0 stands for "no guild": a direct message, or a setting for all guilds.
 */
export const snowflake = { type: 'bigint' } satisfies ColumnOptions

/** The moment a row was written. */
export const recordedAt = {
  type: 'timestamptz',
  nullable: true,
  default: () => 'now()',
} satisfies ColumnOptions

/** The moment a row was written, as a wall clock in the time zone of the session that wrote it. */
export const recordedAtWallClock = {
  type: 'timestamp',
  nullable: true,
  default: () => 'CURRENT_TIMESTAMP',
} satisfies ColumnOptions
