import type { UserError } from '../errors.ts'
import type { Reply } from './reply.ts'

export const refusal = ({ message }: UserError): Reply => ({ text: message })

/** For what is nobody's fault but ours; the id is in the log, too. */
export const apology = (id: string): Reply => ({
  text: `Something went wrong here, and it is not your doing. Whoever runs the bot can look it up as \`${id}\`.`,
})

export const restarting = (): Reply => ({ text: 'The bot is restarting. Try again in a minute.' })
