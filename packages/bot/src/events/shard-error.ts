import { defineEvent } from './event.ts'

/** discord.js connects again by itself. Without a listener the error would end the process. */
export const shardError = defineEvent({
  name: 'shardError',
  run: ({ log }, error, shard) => log.warn('connection-lost', { shard, reason: error.message }),
})
