import { SupportTicket } from '@retort/entities'
import { In } from 'typeorm'

import { claimableStates, liveStates, type Ticket, ticketStates } from '../domain/ticket.ts'
import type { Database } from './database.ts'

export interface NewTicket {
  readonly guildId: string
  readonly userId: string
  readonly userName: string
  readonly description: string
}

/** The ticket that was opened; or the one that the member has already, because there is only one at a time. */
export const openTicket = (
  database: Database,
  { guildId, userId, userName, description }: NewTicket,
): Promise<{ readonly ticket: Ticket; readonly isNew: boolean }> =>
  database.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtext('support_tickets'), hashtext($1))`, [
      `${guildId} ${userId}`,
    ])
    const live = await manager.findOneBy(SupportTicket, { guildId, userId, status: In([...liveStates]) })
    if (live !== null) return { ticket: ticketOf(live), isNew: false }
    const row = await manager.save(
      manager.create(SupportTicket, { guildId, userId, username: userName, description, status: 'open' }),
    )
    return { ticket: ticketOf(row), isNew: true }
  })

export const keepThread = (database: Database, id: number, threadId: string): Promise<void> =>
  database.ask(async (manager) => {
    await manager.update(SupportTicket, { id }, { channelId: threadId })
  })

export const readTicket = (database: Database, guildId: string, id: number): Promise<Ticket | null> =>
  database.ask(async (manager) => {
    const row = await manager.findOneBy(SupportTicket, { guildId, id })
    return row === null ? null : ticketOf(row)
  })

/** The ticket that is talked about in a thread. */
export const readTicketOf = (database: Database, guildId: string, threadId: string): Promise<Ticket | null> =>
  database.ask(async (manager) => {
    const row = await manager.findOneBy(SupportTicket, { guildId, channelId: threadId })
    return row === null ? null : ticketOf(row)
  })

/** False when somebody else was faster, or it is over. */
export const claimTicket = (database: Database, id: number, by: string): Promise<boolean> =>
  database.ask(async (manager) => {
    const { affected } = await manager.update(
      SupportTicket,
      { id, status: In([...claimableStates]) },
      { status: 'claimed', claimedBy: by, claimedAt: () => 'now()' },
    )
    return affected === 1
  })

/** False when it was closed already. */
export const closeTicket = (database: Database, id: number): Promise<boolean> =>
  database.ask(async (manager) => {
    const { affected } = await manager.update(SupportTicket, { id, status: In([...liveStates]) }, { status: 'closed' })
    return affected === 1
  })

/** Closes the ticket whose thread is gone. Many threads are about something else. */
export const closeTicketOf = (database: Database, threadId: string): Promise<boolean> =>
  database.ask(async (manager) => {
    const { affected } = await manager.update(
      SupportTicket,
      { channelId: threadId, status: In([...liveStates]) },
      { status: 'closed' },
    )
    return affected === 1
  })

const ticketOf = ({ id, guildId, userId, description, status, ...row }: SupportTicket): Ticket => ({
  id,
  guildId,
  userId,
  description,
  // What another program has made up counts as open, so that nobody is left without an answer.
  state: ticketStates.find((state) => state === status) ?? 'open',
  threadId: row.channelId ?? null,
  claimedBy: row.claimedBy ?? null,
  openedAt: row.createdAt ?? null,
})
