import type { Progress } from '@retort/migrations'

import type { MovePlan } from '../domain/move-plan.ts'
import { code, codeBlock, plural } from './markdown.ts'
import type { Reply } from './reply.ts'

/** How far a run of revisions is. */
export interface MoveProgress {
  readonly done: number
  readonly total: number
  readonly revision: string | null
  readonly message: string
  readonly statement: string | null
  readonly statementNumber: number
  /** Why it does not go on, or what takes so long. */
  readonly remark: string | null
}

export const nothingRunYet = ({ revisions }: MovePlan): MoveProgress => ({
  done: 0,
  total: revisions.length,
  revision: null,
  message: '',
  statement: null,
  statementNumber: 0,
  remark: null,
})

/** What is known after an event, the earlier events included. */
export function progressAfter(progress: MoveProgress, event: Progress): MoveProgress {
  switch (event.event) {
    case 'waiting':
      return { ...progress, remark: 'Another run has the database; waiting for it to end.' }
    case 'revision-started': {
      const { revision, message, number, total } = event
      return {
        ...progress,
        revision,
        message,
        done: number - 1,
        total,
        statement: null,
        statementNumber: 0,
        remark: null,
      }
    }
    case 'statement-started':
      return { ...progress, statement: event.sql, statementNumber: event.number, remark: null }
    case 'blocked':
      return { ...progress, remark: `Waiting for ${plural(event.by.length, 'other session')} to give up a lock.` }
    case 'index-build':
      return { ...progress, remark: event.total > 0 ? `${event.phase}: ${percent(event)} %` : event.phase }
    case 'backfill':
      return { ...progress, remark: `${event.table}: ${plural(event.changed, 'row')} changed so far.` }
    case 'retrying':
      return { ...progress, remark: `Trying again: ${event.reason}` }
    case 'reconnecting':
      return { ...progress, remark: 'The connection was lost; connecting again.' }
    case 'revision-finished':
      return { ...progress, done: progress.done + 1, statement: null, remark: null }
    case 'statement-finished':
    case 'notice':
      return progress
  }
}

const percent = ({ done, total }: { done: number; total: number }): number => Math.floor((100 * done) / total)

export function progressReply({ direction }: MovePlan, progress: MoveProgress): Reply {
  const { done, total, revision, message, statement, statementNumber, remark } = progress
  const verb = direction === 'upgrade' ? 'Applying' : 'Undoing'
  const current = revision === null ? '' : ` ${code(`${revision} ${message}`.trim())}`
  const lines = [
    `${verb}${current}: ${done} of ${plural(total, 'revision')} done.`,
    ...(statement === null ? [] : [`Statement ${statementNumber}:`, codeBlock(shortened(statement), 'sql')]),
    ...(remark === null ? [] : [remark]),
  ]
  return { text: lines.join('\n') }
}

const shortened = (sql: string): string => (sql.length > 600 ? `${sql.slice(0, 600)} …` : sql)
