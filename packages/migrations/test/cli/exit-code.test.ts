import { expect, test } from 'vitest'

import { exitCodeOf } from '../../src/cli/exit-code.ts'
import {
  ConnectionError,
  HistoryError,
  LockedError,
  RefusedError,
  StateError,
  StatementError,
  UnsupportedError,
  UsageError,
} from '../../src/errors.ts'

test.each([
  [1, new Error('a bug')],
  [1, 'not even an error'],
  [1, new StatementError('rejected', { sql: 'x', sqlState: '42601' })],
  [1, new UnsupportedError('no words for it', { object: 'x' })],
  [2, new UsageError('mistyped')],
  [2, new HistoryError('no such revision', { fault: 'unknown-revision' })],
  [3, new StateError('differs', { fault: 'differs' })],
  [4, new StateError('behind', { fault: 'behind' })],
  [5, new StateError('ahead', { fault: 'ahead' })],
  [5, new StateError('at a revision nobody knows', { fault: 'unknown' })],
  [6, new HistoryError('two heads', { fault: 'several-heads' })],
  [6, new HistoryError('could be either', { fault: 'ambiguous' })],
  [7, new HistoryError('circle', { fault: 'cycle' })],
  [7, new HistoryError('gap', { fault: 'missing-revision' })],
  [7, new HistoryError('twins', { fault: 'duplicate' })],
  [7, new HistoryError('code for a header', { fault: 'unreadable' })],
  [8, new StateError('edited', { fault: 'edited' })],
  [8, new StateError('half applied', { fault: 'half-applied' })],
  [9, new LockedError('busy', { holder: null })],
  [10, new ConnectionError('nobody there')],
  [11, new RefusedError('rows would go', { findings: [] })],
])('exit %i is for %s', (code, error) => {
  expect(exitCodeOf(error)).toBe(code)
})
