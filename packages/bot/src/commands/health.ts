import { defineCommand } from './command.ts'
import { healthNow } from './health-now.ts'

export const health = defineCommand({
  name: 'health',
  describe: 'How the bot is',
  offeredTo: 'everyone',
  where: 'anywhere',
  subcommands: [healthNow],
})
