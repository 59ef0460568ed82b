import { clientError } from './client-error.ts'
import { clientReady } from './client-ready.ts'
import type { Event } from './event.ts'
import { guildCreate } from './guild-create.ts'
import { guildDelete } from './guild-delete.ts'
import { interactionCreate } from './interaction-create.ts'
import { shardDisconnect } from './shard-disconnect.ts'
import { shardError } from './shard-error.ts'
import { threadDelete } from './thread-delete.ts'

/** Everything that the bot listens to. */
export const events: readonly Event[] = [
  clientError,
  clientReady,
  guildCreate,
  guildDelete,
  interactionCreate,
  shardDisconnect,
  shardError,
  threadDelete,
]
