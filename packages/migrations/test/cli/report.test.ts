import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { Output } from '../../src/cli/output.ts'
import { reporter } from '../../src/cli/report.ts'

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
