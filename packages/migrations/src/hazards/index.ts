import type { HazardRule } from '../model/hazard.ts'
import { addForeignKey } from './add-foreign-key.ts'
import { blockingIndex } from './blocking-index.ts'
import { changeColumnType } from './change-column-type.ts'
import { dropColumn } from './drop-column.ts'
import { dropEnumValue } from './drop-enum-value.ts'
import { dropTable } from './drop-table.ts'
import { setNotNull } from './set-not-null.ts'

/** Every hazard rule. Adding one is adding a line. */
export const hazardRules: readonly HazardRule[] = [
  dropTable,
  dropColumn,
  dropEnumValue,
  changeColumnType,
  setNotNull,
  addForeignKey,
  blockingIndex,
]
