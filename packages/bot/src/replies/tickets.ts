import { longestDescription, type Ticket } from '../domain/ticket.ts'
import { customId } from './custom-id.ts'
import type { Form } from './form.ts'
import { inline } from './markdown.ts'
import type { Reply } from './reply.ts'

export const ticketForm = (): Form => ({
  title: 'Open a ticket',
  customId: customId('ticket', 'open'),
  fields: [{ name: 'description', label: 'What is it about?', isLong: true, longest: longestDescription }],
})

export const ticketOpened = (threadId: string): Reply => ({ text: `Your ticket: <#${threadId}>` })

/** Where the member finds the one that is open. */
export const ticketAlreadyOpen = ({ threadId }: Ticket): Reply => ({
  text: threadId === null ? 'Your ticket is being opened.' : `You have a ticket already: <#${threadId}>`,
})

/** The first message in the thread; mentioning the staff brings them in. */
export function ticketOpening({ id, userId, description }: Ticket, staffRole: string | null): Reply {
  const staff = staffRole === null ? '' : ` <@&${staffRole}>`
  return {
    text: `Ticket #${id} of <@${userId}>${staff}`,
    card: { title: `Ticket #${id}`, mood: 'neutral', text: description.slice(0, 4_096) },
    buttons: [
      [
        { label: 'Claim', style: 'primary', customId: customId('ticket', 'claim', String(id)) },
        { label: 'Close', style: 'secondary', customId: customId('ticket', 'close', String(id)) },
      ],
    ],
    mentions: staffRole === null ? {} : { roles: [staffRole] },
  }
}

export const ticketClaimed = (by: string): Reply => ({ text: `<@${by}> takes care of this.` })

export const ticketClosed = (by: string, reason: string): Reply => ({
  text: `<@${by}> has closed this ticket.${reason === '' ? '' : ` ${inline(reason, 1_000)}`}`,
})
