import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import type { Ticket } from '../domain/ticket.ts'
import { UserError } from '../errors.ts'
import { readTicket, readTicketOf } from '../store/support-tickets.ts'
import { guildOf } from './guild.ts'

/** The ticket of the thread in which somebody asks. */
export async function ticketHere(asker: Asker, { database }: Pick<Dependencies, 'database'>): Promise<Ticket> {
  const ticket = await readTicketOf(database, guildOf(asker), asker.channelId)
  if (ticket !== null) return ticket
  throw new UserError('wrong-place', 'This can be done only in the thread of a ticket.')
}

export async function ticketNumbered(
  asker: Asker,
  id: number,
  { database }: Pick<Dependencies, 'database'>,
): Promise<Ticket> {
  const ticket = await readTicket(database, guildOf(asker), id)
  if (ticket !== null) return ticket
  throw new UserError('not-found', 'There is no such ticket in this server.')
}
