import { defineCommand } from './command.ts'
import { configGet } from './config-get.ts'
import { configHistory, configHistoryPage } from './config-history.ts'
import { configReset } from './config-reset.ts'
import { configRevert, configRevertAsk, configRevertConfirm } from './config-revert.ts'
import { configSet, configSetChannel, configSetRole } from './config-set.ts'
import { configShow } from './config-show.ts'

export const config = defineCommand({
  name: 'config',
  describe: 'What this server has chosen for the bot',
  offeredTo: 'guild managers',
  where: 'servers',
  subcommands: [
    configShow,
    configGet,
    configSet,
    configSetChannel,
    configSetRole,
    configReset,
    configHistory,
    configRevert,
  ],
  buttons: [configHistoryPage, configRevertAsk, configRevertConfirm],
})
