import { migrationHistory } from '../replies/migration-status.ts'
import { defineSubcommand } from './command.ts'

export const migrateHistory = defineSubcommand({
  name: 'history',
  describe: 'List the revisions, the latest first: when each was applied, and by whom',
  access: 'operators',
  touches: 'nothing',
  options: {},
  run: async (_call, { migrations }) => migrationHistory(await migrations.history()),
})
