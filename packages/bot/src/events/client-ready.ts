import { defineEvent } from './event.ts'

export const clientReady = defineEvent({
  name: 'clientReady',
  run: ({ log }, client) => {
    log.info('connected', {
      user: client.user.tag,
      guilds: client.guilds.cache.size,
      shards: client.ws.shards.size,
    })
  },
})
