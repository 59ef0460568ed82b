import type { Sessions } from '../gateway/sessions.ts'
import type { Settings } from '../options.ts'
import { found } from '../refusal.ts'
import type { RequestLog } from '../rest/request-log.ts'
import type { Clock } from '../world/clock.ts'
import type { User } from '../world/user.ts'
import type { World } from '../world/world.ts'
import type { Changes } from './changes.ts'

/** One running Discord: what there is, who listens, and what may be used to change it. */
export interface Platform {
  readonly settings: Settings
  readonly clock: Clock
  readonly world: World
  readonly sessions: Sessions
  readonly changes: Changes
  readonly log: RequestLog
  /** Makes an id. */
  readonly snowflake: () => string
  /** `http://127.0.0.1:<port>` */
  readonly origin: () => string
  /** Faults of this fake itself; `stop` fails when there were any. */
  readonly bugs: unknown[]
}

/** The bot's own user. */
export const botOf = ({ world }: Platform): User => found(world.users.get(world.application.id), 'unknown-user')
