import { UserError } from '../errors.ts'

export const ticketStates = ['open', 'claimed', 'waiting_for_user', 'escalated', 'closed', 'archived'] as const

export type TicketState = (typeof ticketStates)[number]

/** A member's request for help, talked about in a thread. */
export interface Ticket {
  readonly id: number
  readonly guildId: string
  readonly userId: string
  readonly description: string
  readonly state: TicketState
  /** Null while the thread is being made. */
  readonly threadId: string | null
  readonly claimedBy: string | null
  readonly openedAt: Date | null
}

/** A thread is made within seconds. Where there is none after a minute, there will be none. */
export const isBeingOpened = ({ threadId, openedAt }: Ticket, now: Date): boolean =>
  threadId === null && openedAt !== null && now.getTime() - openedAt.getTime() < 60_000

/** The states in which somebody still waits for something. */
export const liveStates: readonly TicketState[] = ['open', 'claimed', 'waiting_for_user', 'escalated']

/** The states from which a ticket can be claimed. */
export const claimableStates: readonly TicketState[] = ['open', 'waiting_for_user', 'escalated']

export const isLive = ({ state }: Ticket): boolean => liveStates.includes(state)

export const longestDescription = 4_000

export function parseDescription(fields: Readonly<Record<string, string>>): string {
  const description = (fields.description ?? '').trim()
  if (description === '') throw new UserError('invalid-value', 'Say what it is about.')
  if (description.length <= longestDescription) return description
  throw new UserError('invalid-value', `A description has ${longestDescription} characters at the most.`)
}
