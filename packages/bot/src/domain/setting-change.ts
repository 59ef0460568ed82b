import { UserError } from '../errors.ts'
import type { Setting } from './setting.ts'
import { decodeStored, encodeValue } from './setting-value.ts'

const changeTypes = ['created', 'updated', 'deleted', 'rollback'] as const

export type ChangeType = (typeof changeTypes)[number]

/** One line of a setting's history. Values are the JSON text of the column; null stands for "not set". */
export interface RecordedChange {
  readonly id: number
  readonly scope: string
  readonly key: string
  readonly before: string | null
  readonly after: string | null
  readonly changedBy: string | null
  readonly changedAt: Date | null
  readonly changeType: string
}

/** How a change of a value is called. */
export function changeTypeOf(before: string | null, after: string | null): ChangeType {
  if (after === null) return 'deleted'
  return before === null ? 'created' : 'updated'
}

export interface Reversal {
  /** The JSON text to go back to; null for "not set". */
  readonly to: string | null
  /** Somebody has changed the value since, and it goes too. */
  readonly hasMovedOn: boolean
}

/** What taking a change back comes to, now that the setting has the JSON text `current`. */
export function reversalOf(change: RecordedChange, setting: Setting, current: string | null): Reversal {
  const to = rewritten(setting, change.before)
  if (to === undefined) {
    throw new UserError(
      'invalid-value',
      'The value from before this change is not one that the setting takes any more.',
    )
  }
  if (to === rewritten(setting, current)) {
    throw new UserError('nothing-to-do', 'The setting already has the value from before this change.')
  }
  return { to, hasMovedOn: change.after !== current }
}

/** The JSON text as this program writes it, whoever wrote it before; undefined where it cannot be read. */
function rewritten(setting: Setting, json: string | null): string | null | undefined {
  const value = decodeStored(setting, json)
  return value === null || value === undefined ? value : encodeValue(value)
}
