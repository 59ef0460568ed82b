import { migrationStatus } from '../replies/migration-status.ts'
import { defineSubcommand } from './command.ts'

export const migrateStatus = defineSubcommand({
  name: 'status',
  describe: 'Where the database is, and which revisions are pending',
  access: 'operators',
  touches: 'nothing',
  options: {},
  run: async (_call, { migrations }) => migrationStatus(await migrations.history()),
})
