import type { Platform } from '../platform/platform.ts'
import type { Channel } from '../world/channel.ts'
import type { User } from '../world/user.ts'

/** A person in front of a channel. */
export interface Place {
  readonly platform: Platform
  readonly user: User
  readonly channel: Channel
  readonly locale: string
}
