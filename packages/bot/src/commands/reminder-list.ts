import { managesMessages } from '../domain/access.ts'
import { UserError } from '../errors.ts'
import { reminderList as listReply } from '../replies/reminders.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { readReminders } from '../store/reminders.ts'
import { defineSubcommand } from './command.ts'
import { guildOf } from './guild.ts'

export const reminderList = defineSubcommand({
  name: 'list',
  describe: 'List your reminders, or all of this server',
  access: 'everyone',
  touches: 'reads',
  options: { all: { type: 'switch', describe: 'Those of others, too, for who may manage messages' } },
  async run({ asker, options: { all } }, dependencies) {
    const guildId = guildOf(asker)
    if (all === true && !managesMessages(asker)) {
      throw new UserError('not-allowed', 'Only members who may manage messages can see the reminders of others.')
    }
    const whose = all === true ? { guildId } : { guildId, createdBy: asker.userId }
    const zone = String(await chosenSetting(dependencies.database, guildId, 'system.timezone'))
    return listReply(await readReminders(dependencies.database, whose), { zone, now: dependencies.now() })
  },
})
