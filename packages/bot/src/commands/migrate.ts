import { defineCommand } from './command.ts'
import { migrateApply, migrateApplyConfirm, migrateApplyLosing, migrateApplyTyped } from './migrate-apply.ts'
import { migrateCancel } from './migrate-cancel.ts'
import { migrateHistory } from './migrate-history.ts'
import { migratePlan } from './migrate-plan.ts'
import { migrateRollback, migrateRollbackOpen, migrateRollbackTyped } from './migrate-rollback.ts'
import { migrateStatus } from './migrate-status.ts'

export const migrate = defineCommand({
  name: 'migrate',
  describe: 'The revisions of the database',
  offeredTo: 'administrators',
  where: 'home server',
  subcommands: [migrateStatus, migratePlan, migrateApply, migrateRollback, migrateHistory],
  buttons: [migrateApplyConfirm, migrateApplyLosing, migrateRollbackOpen, migrateCancel],
  forms: [migrateApplyTyped, migrateRollbackTyped],
})
