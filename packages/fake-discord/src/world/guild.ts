import type { User } from './user.ts'

export interface Guild {
  /** Also the id of the guild's @everyone role. */
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly locale: string
  /** When the bot joined. */
  readonly joinedAt: number
}

export interface Role {
  readonly id: string
  readonly guildId: string
  readonly name: string
  readonly permissions: bigint
  /** Higher ranks above; @everyone is 0. */
  readonly position: number
  /** Belongs to an integration, so nobody can give it. */
  readonly managed: boolean
  readonly mentionable: boolean
  readonly color: number
}

export interface Member {
  /** The user's id. */
  readonly id: string
  readonly user: User
  readonly guildId: string
  readonly roleIds: readonly string[]
  readonly nick: string | null
  readonly joinedAt: number
  /** Has not passed the guild's membership screening. */
  readonly pending: boolean
  /** Milliseconds since 1970, or null when not timed out. */
  readonly timedOutUntil: number | null
}
