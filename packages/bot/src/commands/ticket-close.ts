import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import type { Ticket } from '../domain/ticket.ts'
import { UserError } from '../errors.ts'
import type { Reply } from '../replies/reply.ts'
import { ticketClosed } from '../replies/tickets.ts'
import { closeTicket } from '../store/support-tickets.ts'
import { defineButton, defineSubcommand } from './command.ts'
import { rowId } from './row-id.ts'
import { demandStaff } from './staff.ts'
import { ticketHere, ticketNumbered } from './ticket-here.ts'

export const ticketClose = defineSubcommand({
  name: 'close',
  describe: 'Close the ticket of this thread, and lock the thread',
  access: 'everyone',
  touches: 'writes',
  options: { reason: { type: 'text', describe: 'Why, for those in the thread', longest: 500 } },
  run: async ({ asker, options: { reason } }, dependencies) => {
    const ticket = await ticketHere(asker, dependencies)
    return close({ asker, ticket, reason: reason ?? '' }, dependencies)
  },
})

/** `v1:ticket:close:<id>`, in the thread. */
export const ticketCloseButton = defineButton({
  name: 'close',
  access: 'everyone',
  touches: 'writes',
  replaces: false,
  run: async ({ asker, arguments: [id] }, dependencies) => {
    const ticket = await ticketNumbered(asker, rowId(id), dependencies)
    return close({ asker, ticket, reason: '' }, dependencies)
  },
})

interface Closing {
  readonly asker: Asker
  readonly ticket: Ticket
  readonly reason: string
}

async function close({ asker, ticket, reason }: Closing, dependencies: Dependencies): Promise<Reply> {
  const { database, discord } = dependencies
  if (asker.userId !== ticket.userId) await demandStaff(asker, dependencies)
  if (!(await closeTicket(database, ticket.id))) throw new UserError('nothing-to-do', 'This ticket is closed already.')
  if (ticket.threadId === null) return { text: 'Closed.' }
  // Nobody can write in a thread once it is locked, not even the bot.
  const refusal = await discord.postOnce(ticket.threadId, ticketClosed(asker.userId, reason), `t${ticket.id}.closed`)
  const isLocked = refusal === null && (await discord.closeThread(ticket.threadId))
  return { text: isLocked ? 'Closed.' : 'Closed, but the thread could not be locked: allow the bot to manage threads.' }
}
