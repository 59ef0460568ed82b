import { defineCommand } from './command.ts'
import { rulesAdd, rulesAddForm, rulesEdit, rulesEditForm } from './rules-edit.ts'
import { rulesMove } from './rules-move.ts'
import { rulesRemove, rulesRemoveConfirm } from './rules-remove.ts'
import { rulesShow } from './rules-show.ts'

export const rules = defineCommand({
  name: 'rules',
  describe: 'The rules of this server',
  offeredTo: 'everyone',
  where: 'servers',
  subcommands: [rulesShow, rulesAdd, rulesEdit, rulesMove, rulesRemove],
  buttons: [rulesRemoveConfirm],
  forms: [rulesAddForm, rulesEditForm],
})
