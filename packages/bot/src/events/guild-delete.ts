import { defineEvent } from './event.ts'

export const guildDelete = defineEvent({
  name: 'guildDelete',
  run: ({ log }, guild) => log.info('left-guild', { guild: guild.id }),
})
