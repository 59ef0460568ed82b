import { type Blocker, describeState, type Progress } from '../model/progress.ts'
import { backfillIn } from '../sql/backfill.ts'
import { displayQualified } from '../sql/quote.ts'
import type { Reporter } from './command.ts'

/** Tells a person what a run of revisions is doing. */
export function tellProgress(reporter: Reporter): (event: Progress) => void {
  let revision = ''
  /** As far as one has been sent. */
  let statement = ''
  let rows = 0
  /** Who is in the way, also while the next attempt has not met them yet. */
  let obstacle = ''
  let tellLoss = lossesTo(reporter)
  /** How much of the run is done before the present revision. */
  let share: number | null = null
  return (event) => {
    switch (event.event) {
      case 'waiting':
        return reporter.progress(
          'waiting for another run',
          event.holder === null ? '' : `of ${event.holder.application}, process ${event.holder.pid}`,
        )
      case 'revision-started':
        revision = `${event.direction} ${event.number} of ${event.total}: ${event.revision}`
        rows = 0
        tellLoss = lossesTo(reporter)
        statement = revision
        obstacle = ''
        share = event.total === 1 ? null : (event.number - 1) / event.total
        return reporter.progress(revision, '', share)
      case 'statement-started':
        statement = `${revision}: ${shortened(event.sql)}`
        return reporter.progress(statement, obstacle || rowsSoFar(rows), share)
      case 'statement-finished':
        rows += event.rows ?? 0
        obstacle = ''
        return reporter.progress(revision, rowsSoFar(rows), share)
      case 'blocked':
        obstacle = `is blocked by ${event.by.map(described).join(', ')}`
        return reporter.progress(statement, obstacle, share)
      case 'index-build':
        return event.total === 0
          ? reporter.progress(statement, event.phase, share)
          : reporter.progress(statement, `${event.phase} ${percent(event)}`, event.done / event.total)
      case 'backfill':
        return reporter.progress(statement, backfillLine(event), shareOf(event))
      case 'retrying':
        rows = 0
        return reporter.progress(statement, `${obstacle || event.reason}, attempt ${event.attempt + 1}`, share)
      case 'reconnecting':
        return tellLoss(event.reason)
      case 'notice':
        return reporter.note(event.text)
      case 'revision-finished':
        return reporter.progress(null)
    }
  }
}

/** A server that restarts refuses several attempts a second, and each would be a warning. */
function lossesTo(reporter: Reporter): (reason: string) => void {
  let last = ''
  return (reason) => {
    if (reason === last) return reporter.progress(`connecting again: ${reason}`)
    last = reason
    reporter.warn(`${reason.replace(/[^.]$/, '$&.')} Connecting again.`)
  }
}

const rowsSoFar = (rows: number): string => (rows === 0 ? '' : `(${rows} ${rows === 1 ? 'row' : 'rows'} so far)`)

const shortened = (sql: string): string => {
  const backfill = backfillIn(sql)
  if (backfill !== null) return `backfill of ${displayQualified(backfill.namespace, backfill.table)}`
  const line = sql.trim().replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

function described(blocker: Blocker): string {
  const { pid, application, user, query } = blocker
  const who = `process ${pid} of ${user}${application === '' ? '' : ` (${application})`}`
  return `${who}, ${describeState(blocker)}${query === '' ? '' : `: ${shortened(query)}`}`
}

function backfillLine(event: Backfilling): string {
  const { seen, changed, table } = event
  const share = shareOf(event)
  const part = share === null ? '' : `, about ${Math.floor(100 * share)} % of ${table}`
  return `${seen.toLocaleString('en')} rows seen, ${changed.toLocaleString('en')} changed${part}`
}

type Backfilling = Extract<Progress, { event: 'backfill' }>

/** An estimate may be less than what has been seen. */
const shareOf = ({ seen, total }: Backfilling): number | null => (total === null || total < seen ? null : seen / total)

const percent = ({ done, total }: { done: number; total: number }): string => `${Math.floor((100 * done) / total)} %`
