import type { HazardRule } from '../model/hazard.ts'
import { addCheck } from './add-check.ts'
import { addDomainColumn } from './add-domain-column.ts'
import { addExclusion } from './add-exclusion.ts'
import { addForeignKey } from './add-foreign-key.ts'
import { addGenerated } from './add-generated.ts'
import { addPrimaryKey } from './add-primary-key.ts'
import { addSerial } from './add-serial.ts'
import { addUnique } from './add-unique.ts'
import { alterAfterRows } from './alter-after-rows.ts'
import { attachPartition } from './attach-partition.ts'
import { blockingIndex } from './blocking-index.ts'
import { changeColumnType } from './change-column-type.ts'
import { concurrentlyPartitioned } from './concurrently-partitioned.ts'
import { constrainDomain } from './constrain-domain.ts'
import { constrainedColumn } from './constrained-column.ts'
import { createIfNotExists } from './create-if-not-exists.ts'
import { createPartition } from './create-partition.ts'
import { deleteAllRows } from './delete-all-rows.ts'
import { detachPartition } from './detach-partition.ts'
import { disableTriggers } from './disable-triggers.ts'
import { dropCascade } from './drop-cascade.ts'
import { dropColumn } from './drop-column.ts'
import { dropColumnDependents } from './drop-column-dependents.ts'
import { dropEnumValue } from './drop-enum-value.ts'
import { dropExtension } from './drop-extension.ts'
import { dropIndex } from './drop-index.ts'
import { dropKey } from './drop-key.ts'
import { dropSchema } from './drop-schema.ts'
import { dropSequence } from './drop-sequence.ts'
import { dropTable } from './drop-table.ts'
import { dropType } from './drop-type.ts'
import { dropView } from './drop-view.ts'
import { emptyView } from './empty-view.ts'
import { enforceConstraint } from './enforce-constraint.ts'
import { foreignKeyWithoutIndex } from './foreign-key-without-index.ts'
import { freshEnumValue } from './fresh-enum-value.ts'
import { holdLock } from './hold-lock.ts'
import { identityFromOne } from './identity-from-one.ts'
import { indexIfNotExists } from './index-if-not-exists.ts'
import { lockTable } from './lock-table.ts'
import { moveStorage } from './move-storage.ts'
import { moveTable } from './move-table.ts'
import { narrowColumnType } from './narrow-column-type.ts'
import { notEnforced } from './not-enforced.ts'
import { opaqueCode } from './opaque-code.ts'
import { outsideTransaction } from './outside-transaction.ts'
import { recheckColumnType } from './recheck-column-type.ts'
import { refreshView } from './refresh-view.ts'
import { reindex } from './reindex.ts'
import { renameColumn } from './rename-column.ts'
import { renameEnumValue } from './rename-enum-value.ts'
import { renameSchema } from './rename-schema.ts'
import { renameTable } from './rename-table.ts'
import { requiredColumn } from './required-column.ts'
import { restartSequence } from './restart-sequence.ts'
import { rewriteTable } from './rewrite-table.ts'
import { rowSecurity } from './row-security.ts'
import { setExpression } from './set-expression.ts'
import { setLocal } from './set-local.ts'
import { setLogged } from './set-logged.ts'
import { setNotNull } from './set-not-null.ts'
import { setUnlogged } from './set-unlogged.ts'
import { transactionControl } from './transaction-control.ts'
import { truncate } from './truncate.ts'
import { updateAllRows } from './update-all-rows.ts'
import { validateAtOnce } from './validate-at-once.ts'
import { virtualNotNull } from './virtual-not-null.ts'
import { volatileDefault } from './volatile-default.ts'

/** Every hazard rule, in the order of the catalogue. Adding one is adding a line. */
export const hazardRules: readonly HazardRule[] = [
  dropTable,
  dropColumn,
  dropColumnDependents,
  truncate,
  deleteAllRows,
  updateAllRows,
  dropSchema,
  dropType,
  dropExtension,
  dropCascade,
  dropView,
  dropEnumValue,
  narrowColumnType,
  restartSequence,
  dropSequence,
  setUnlogged,
  changeColumnType,
  recheckColumnType,
  setNotNull,
  addCheck,
  addForeignKey,
  addUnique,
  addPrimaryKey,
  addExclusion,
  blockingIndex,
  dropIndex,
  reindex,
  rewriteTable,
  refreshView,
  emptyView,
  volatileDefault,
  addSerial,
  addGenerated,
  addDomainColumn,
  constrainedColumn,
  virtualNotNull,
  setExpression,
  constrainDomain,
  setLogged,
  moveStorage,
  validateAtOnce,
  enforceConstraint,
  createPartition,
  attachPartition,
  detachPartition,
  holdLock,
  lockTable,
  renameTable,
  renameColumn,
  renameEnumValue,
  renameSchema,
  moveTable,
  rowSecurity,
  disableTriggers,
  dropKey,
  requiredColumn,
  outsideTransaction,
  setLocal,
  transactionControl,
  indexIfNotExists,
  concurrentlyPartitioned,
  createIfNotExists,
  freshEnumValue,
  identityFromOne,
  notEnforced,
  alterAfterRows,
  foreignKeyWithoutIndex,
  opaqueCode,
]
