import { defineCommand } from './command.ts'
import { ticketClaim, ticketClaimButton } from './ticket-claim.ts'
import { ticketClose, ticketCloseButton } from './ticket-close.ts'
import { ticketOpen, ticketOpenForm } from './ticket-open.ts'

export const ticket = defineCommand({
  name: 'ticket',
  describe: 'Ask the staff of this server for help',
  offeredTo: 'everyone',
  where: 'servers',
  subcommands: [ticketOpen, ticketClaim, ticketClose],
  buttons: [ticketClaimButton, ticketCloseButton],
  forms: [ticketOpenForm],
})
