import { defineEvent } from './event.ts'

export const guildCreate = defineEvent({
  name: 'guildCreate',
  run: ({ log }, guild) => log.info('joined-guild', { guild: guild.id }),
})
