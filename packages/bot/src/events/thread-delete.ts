import { closeTicketOf } from '../store/support-tickets.ts'
import { defineEvent } from './event.ts'

/** A ticket whose thread was deleted by hand is over; otherwise its member could not open another one. */
export const threadDelete = defineEvent({
  name: 'threadDelete',
  async run({ database, standing, log }, { id, guildId }) {
    if ((await standing.footing()).allows !== 'writing') return
    if (await closeTicketOf(database, id)) log.info('ticket-closed', { guild: guildId, thread: id })
  },
})
