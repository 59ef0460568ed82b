import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { isBeingOpened, parseDescription, type Ticket } from '../domain/ticket.ts'
import { UserError } from '../errors.ts'
import type { Reply } from '../replies/reply.ts'
import { ticketAlreadyOpen, ticketForm, ticketOpened, ticketOpening } from '../replies/tickets.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { closeTicket, keepThread, openTicket } from '../store/support-tickets.ts'
import { defineForm, defineOpeningSubcommand } from './command.ts'
import { demandEnabled } from './feature.ts'
import { guildOf } from './guild.ts'

export const ticketOpen = defineOpeningSubcommand({
  name: 'open',
  describe: 'Open a ticket: a thread that only you and the staff see',
  access: 'everyone',
  touches: 'writes',
  options: {},
  async opens({ asker }, dependencies) {
    await demandEnabled(dependencies, asker, 'ticketbot')
    return ticketForm()
  },
})

/** `v1:ticket:open` */
export const ticketOpenForm = defineForm({
  name: 'open',
  access: 'everyone',
  touches: 'writes',
  replaces: false,
  async run({ asker, fields }, dependencies) {
    await demandEnabled(dependencies, asker, 'ticketbot')
    return open(asker, parseDescription(fields), dependencies)
  },
})

async function open(asker: Asker, description: string, dependencies: Dependencies): Promise<Reply> {
  const { database, discord } = dependencies
  const wanted = { guildId: guildOf(asker), userId: asker.userId, userName: asker.userName, description }
  const { ticket, isNew } = await openTicket(database, wanted)
  if (isNew) return startThread(ticket, asker, dependencies)
  const isThere =
    ticket.threadId === null ? isBeingOpened(ticket, dependencies.now()) : await discord.hasChannel(ticket.threadId)
  if (isThere) return ticketAlreadyOpen(ticket)
  // The thread was deleted while nobody was there to hear of it, or the bot was ended before there was one.
  await closeTicket(database, ticket.id)
  return open(asker, description, dependencies)
}

async function startThread(ticket: Ticket, asker: Asker, dependencies: Dependencies): Promise<Reply> {
  const { database, discord } = dependencies
  const wanted = { channelId: asker.channelId, name: `ticket-${ticket.id}`, memberId: asker.userId }
  const thread = await discord.openThread(wanted).catch(async (error: unknown) => {
    await closeTicket(database, ticket.id)
    throw error
  })
  if ('refusal' in thread) {
    await closeTicket(database, ticket.id)
    throw new UserError(
      'discord-refused',
      `No thread could be made here: ${thread.refusal}. Try it in another channel.`,
    )
  }
  await keepThread(database, ticket.id, thread.id)
  const role = await chosenSetting(database, ticket.guildId, 'ticketbot.staff_role_id')
  await discord.post(thread.id, ticketOpening(ticket, typeof role === 'string' ? role : null))
  return ticketOpened(thread.id)
}
