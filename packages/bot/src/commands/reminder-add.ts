import { managesMessages } from '../domain/access.ts'
import { longestReminderMessage, longestReminderName, mostReminders, parseReminder } from '../domain/reminder-draft.ts'
import { UserError } from '../errors.ts'
import { reminderAdded } from '../replies/reminders.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { addReminder, readReminders } from '../store/reminders.ts'
import { defineSubcommand } from './command.ts'
import { demandEnabled } from './feature.ts'
import { guildOf } from './guild.ts'
import type { ChosenChannel } from './option.ts'

export const reminderAdd = defineSubcommand({
  name: 'add',
  describe: 'Post a message once, or every week',
  access: 'everyone',
  touches: 'writes',
  options: {
    name: { type: 'text', describe: 'What it is about', required: true, longest: longestReminderName },
    time: { type: 'text', describe: 'When, such as 9:30, in the time zone of the server', required: true, longest: 5 },
    days: { type: 'text', describe: 'Every week: mon, wed or daily, weekdays, weekend', longest: 100 },
    date: { type: 'text', describe: 'Once on a day, such as 2026-12-24', longest: 10 },
    message: { type: 'text', describe: 'What is posted below the name', longest: longestReminderMessage },
    channel: { type: 'channel', describe: 'Where; here unless said otherwise', kinds: ['text'] },
  },
  async run({ asker, options }, dependencies) {
    await demandEnabled(dependencies, asker, 'reminders')
    const { database, now } = dependencies
    const guildId = guildOf(asker)
    const zone = String(await chosenSetting(dependencies.database, guildId, 'system.timezone'))
    const { name, time, days, date, message, channel } = options
    const draft = parseReminder({ name, time, days, date, message: message ?? '' }, zone, now())
    if (channel !== null && channel.id !== asker.channelId) demandChannel(channel, managesMessages(asker))
    const chosen = await chosenSetting(dependencies.database, guildId, 'reminders.default_channel_id')
    const channelId = channel?.id ?? String(chosen ?? asker.channelId)
    const addition = { guildId, channelId, createdBy: asker.userId, draft, now: now(), most: mostReminders }
    const id = await addReminder(database, addition)
    if (id === null)
      throw new UserError('invalid-value', `You have ${mostReminders} reminders here, and there is no room for more.`)
    const added = (await readReminders(database, { guildId, createdBy: asker.userId })).find((each) => each.id === id)
    if (added === undefined) throw new UserError('not-found', 'It was deleted at the same moment.')
    return reminderAdded(added, { zone, now: now() })
  },
})

function demandChannel({ isOpenToBot }: ChosenChannel, mayChoose: boolean): void {
  if (!mayChoose) throw new UserError('not-allowed', 'Only members who may manage messages can choose another channel.')
  if (!isOpenToBot) throw new UserError('invalid-value', 'The bot cannot write in that channel.')
}
