import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { Output } from '../../src/cli/output.ts'
import { reporter } from '../../src/cli/report.ts'
import { tellProgress } from '../../src/commands/progress-line.ts'
import type { Progress } from '../../src/model/progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function recorded({ isTerminal, quiet = false }: { isTerminal: boolean; quiet?: boolean }) {
  const events: string[] = []
  const output: Output = {
    isTerminal,
    columns: 80,
    write: (text) => void events.push(text.trimEnd()),
    overwrite: (text) => void events.push(`~${text}`),
    erase: () => void events.push('erase'),
  }
  return { report: reporter({ output, quiet, now: Date.now }), events }
}

test('what takes less than a second is not mentioned', () => {
  const { report, events } = recorded({ isTerminal: true })
  report.progress('fast')
  vi.advanceTimersByTime(900)
  report.progress(null)
  report.stop()
  expect(events).toEqual([])
})

test('a terminal sees the seconds pass on one line, which goes away', () => {
  const { report, events } = recorded({ isTerminal: true })
  report.progress('slow')
  vi.advanceTimersByTime(2000)
  report.progress(null)
  expect([...new Set(events)]).toEqual(['~1 s: slow', '~2 s: slow', 'erase'])
  report.stop()
})

test('a file gets a line after a second and every ten', () => {
  const { report, events } = recorded({ isTerminal: false })
  report.progress('slow')
  vi.advanceTimersByTime(25_000)
  report.stop()
  expect(events.filter((event) => event.startsWith('~'))).toEqual(['~1 s: slow', '~11 s: slow', '~21 s: slow'])
})

test('quiet keeps warnings and nothing else', () => {
  const { report, events } = recorded({ isTerminal: false, quiet: true })
  report.note('a note')
  report.progress('slow')
  vi.advanceTimersByTime(5000)
  report.warn('a warning')
  report.stop()
  expect(events.filter((event) => event !== 'erase')).toEqual(['warning: a warning'])
})

test('a share of the work is a bar on a terminal, and a plain line in a file', () => {
  const told = [true, false].map((isTerminal) => {
    const { report, events } = recorded({ isTerminal })
    report.progress('slow', 'half way', 0.5)
    vi.advanceTimersByTime(1000)
    report.stop()
    return events.find((event) => event.startsWith('~'))
  })
  expect(told).toEqual([`~${'█'.repeat(10)}${'░'.repeat(10)} 1 s: slow half way`, '~1 s: slow half way'])
})

test('a statement that is tried again says for how long in all, and who was in the way', () => {
  const { report, events } = recorded({ isTerminal: false })
  const tell = tellProgress(report)
  const about = { revision: '8f31', direction: 'upgrade', message: 'add snooze', number: 1, total: 1 } as const
  const sent: Progress = { event: 'statement-started', revision: '8f31', sql: 'alter table t add z int', number: 1 }
  const blocker = { pid: 7, application: 'psql', user: 'ann', state: 'active', query: '', since: '', ageMs: 3000 }
  tell({ event: 'revision-started', ...about })
  for (let attempt = 1; attempt < 8; attempt += 1) {
    tell(sent)
    vi.advanceTimersByTime(1000)
    tell({ event: 'blocked', revision: '8f31', by: [blocker], waitedMs: 1000 })
    vi.advanceTimersByTime(1000)
    tell({ event: 'retrying', revision: '8f31', reason: 'canceling statement due to lock timeout', attempt })
    vi.advanceTimersByTime(100)
  }
  report.stop()
  const what = 'upgrade 1 of 1: 8f31: alter table t add z int'
  const lines = events.filter((event) => event.startsWith('~'))
  expect(lines).toEqual([`~1 s: ${what}`, `~11 s: ${what} is blocked by process 7 of ann (psql), active for 3 s`])
})

test('a server that goes on refusing is warned of once, and waited for in the line of progress', () => {
  const { report, events } = recorded({ isTerminal: false })
  const tell = tellProgress(report)
  const reconnecting: Progress = { event: 'reconnecting', reason: 'Nothing answers at localhost:5432.' }
  tell({ event: 'reconnecting', reason: 'terminating connection due to administrator command' })
  for (let elapsedMs = 0; elapsedMs < 2500; elapsedMs += 250) {
    tell(reconnecting)
    vi.advanceTimersByTime(250)
  }
  report.stop()
  expect(events.filter((event) => event !== 'erase')).toEqual([
    'warning: terminating connection due to administrator command. Connecting again.',
    'warning: Nothing answers at localhost:5432. Connecting again.',
    '~1 s: connecting again: Nothing answers at localhost:5432.',
  ])
})
