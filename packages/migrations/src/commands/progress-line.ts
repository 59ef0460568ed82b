import type { Blocker, Progress } from '../model/progress.ts'
import type { Reporter } from './command.ts'

/** Tells a person what a run of revisions is doing. */
export function tellProgress(reporter: Reporter): (event: Progress) => void {
  let revision = ''
  let statement = ''
  return (event) => {
    switch (event.event) {
      case 'waiting':
        return reporter.progress(
          'waiting for another run',
          event.holder === null ? '' : `of process ${event.holder.pid}`,
        )
      case 'revision-started':
        revision = `${event.direction} ${event.number} of ${event.total}: ${event.revision}`
        return reporter.progress(revision)
      case 'statement-started':
        statement = `${revision}: ${shortened(event.sql)}`
        return reporter.progress(statement)
      case 'statement-finished':
        return reporter.progress(revision)
      case 'blocked':
        return reporter.progress(statement, `is blocked by ${event.by.map(described).join(', ')}`)
      case 'index-build':
        return reporter.progress(statement, event.total === 0 ? event.phase : `${event.phase} ${percent(event)}`)
      case 'retrying':
        return reporter.progress(revision, `attempt ${event.attempt + 1}: ${event.reason}`)
      case 'reconnecting':
        return reporter.warn(`${event.reason} Connecting again.`)
      case 'notice':
        return reporter.note(event.text)
      case 'revision-finished':
        return reporter.progress(null)
    }
  }
}

const shortened = (sql: string): string => {
  const line = sql.trim().replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

const described = ({ pid, application, user, state }: Blocker): string =>
  `process ${pid} of ${user}${application === '' ? '' : ` (${application})`}, ${state}`

const percent = ({ done, total }: { done: number; total: number }): string => `${Math.floor((100 * done) / total)} %`
