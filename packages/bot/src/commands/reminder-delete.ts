import type { Dependencies } from '../dependencies.ts'
import { type Asker, managesMessages } from '../domain/access.ts'
import type { Reminder } from '../domain/reminder.ts'
import { UserError } from '../errors.ts'
import { reminderRemovalQuestion } from '../replies/reminders.ts'
import { readReminders, removeReminder } from '../store/reminders.ts'
import { type Choice, defineButton, defineSubcommand, type Typing } from './command.ts'
import { guildOf } from './guild.ts'
import { rowId } from './row-id.ts'

export const reminderDelete = defineSubcommand({
  name: 'delete',
  describe: 'Delete a reminder of yours; any, for who may manage messages',
  access: 'everyone',
  touches: 'writes',
  options: {
    id: { type: 'number', describe: 'The reminder', required: true, least: 1, most: 2_147_483_647, suggested: true },
  },
  suggest: { id: suggestReminder },
  run: async ({ asker, options: { id } }, dependencies) =>
    reminderRemovalQuestion(await reminderOf(dependencies, asker, id)),
})

/** `v1:reminder:delete:<id>` */
export const reminderDeleteConfirm = defineButton({
  name: 'delete',
  access: 'everyone',
  touches: 'writes',
  replaces: true,
  async run({ asker, arguments: [id] }, dependencies) {
    const reminder = await reminderOf(dependencies, asker, rowId(id))
    await removeReminder(dependencies.database, guildOf(asker), reminder.id)
    return { text: 'Deleted.' }
  },
})

/** What this person may delete. */
const within = (asker: Asker): { guildId: string; createdBy?: string } =>
  managesMessages(asker) ? { guildId: guildOf(asker) } : { guildId: guildOf(asker), createdBy: asker.userId }

async function reminderOf({ database }: Dependencies, asker: Asker, id: number): Promise<Reminder> {
  const reminder = (await readReminders(database, within(asker))).find((each) => each.id === id)
  if (reminder !== undefined) return reminder
  throw new UserError('not-found', 'There is no such reminder of yours. Look at `/reminder list`.')
}

async function suggestReminder({ asker, text }: Typing, { database }: Dependencies): Promise<readonly Choice[]> {
  return (await readReminders(database, within(asker)))
    .map(({ id, name }) => ({ name: `#${id} ${name}`, value: id }))
    .filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
}
