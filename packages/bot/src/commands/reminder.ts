import { defineCommand } from './command.ts'
import { reminderAdd } from './reminder-add.ts'
import { reminderDelete, reminderDeleteConfirm } from './reminder-delete.ts'
import { reminderList } from './reminder-list.ts'

export const reminder = defineCommand({
  name: 'reminder',
  describe: 'Messages that are posted once or every week',
  offeredTo: 'everyone',
  where: 'servers',
  subcommands: [reminderAdd, reminderList, reminderDelete],
  buttons: [reminderDeleteConfirm],
})
