import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { isLive, type Ticket } from '../domain/ticket.ts'
import { UserError } from '../errors.ts'
import type { Reply } from '../replies/reply.ts'
import { ticketClaimed } from '../replies/tickets.ts'
import { claimTicket, readTicket } from '../store/support-tickets.ts'
import { defineButton, defineSubcommand } from './command.ts'
import { rowId } from './row-id.ts'
import { demandStaff } from './staff.ts'
import { ticketHere, ticketNumbered } from './ticket-here.ts'

export const ticketClaim = defineSubcommand({
  name: 'claim',
  describe: 'Take care of the ticket of this thread',
  access: 'everyone',
  touches: 'writes',
  options: {},
  run: async ({ asker }, dependencies) => claim(asker, await ticketHere(asker, dependencies), dependencies),
})

/** `v1:ticket:claim:<id>`, in the thread. */
export const ticketClaimButton = defineButton({
  name: 'claim',
  access: 'everyone',
  touches: 'writes',
  replaces: false,
  run: async ({ asker, arguments: [id] }, dependencies) =>
    claim(asker, await ticketNumbered(asker, rowId(id), dependencies), dependencies),
})

async function claim(asker: Asker, ticket: Ticket, dependencies: Dependencies): Promise<Reply> {
  const { database } = dependencies
  await demandStaff(asker, dependencies)
  if (await claimTicket(database, ticket.id, asker.userId)) return { ...ticketClaimed(asker.userId), isShared: true }
  const now = await readTicket(database, ticket.guildId, ticket.id)
  if (now === null || !isLive(now)) throw new UserError('nothing-to-do', 'This ticket is closed.')
  throw new UserError('changed-meanwhile', `<@${now.claimedBy ?? '0'}> takes care of this already.`)
}
