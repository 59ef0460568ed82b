import { describe, expect, it } from 'vitest'
import { HistoryError, StateError, UsageError } from '../../src/errors.ts'
import { downgradePath, upgradePath } from '../../src/history/path.ts'
import { historyRange, offlineRange } from '../../src/history/range.ts'
import { history, ids, words } from './histories.ts'

const line = history('aaaa', 'bbbb < aaaa', 'cccc < bbbb', 'dddd < cccc', 'eeee < dddd')
const forked = history('a', 'b < a', 'c1 < b [left]', 'd1 < c1', 'c2 < b', 'd2 < c2', 'x', 'y < x | b')

const outcome = (range: () => unknown): unknown => {
  try {
    return range()
  } catch (error) {
    if (error instanceof HistoryError) return error.fault
    if (error instanceof StateError) return `database ${error.fault}`
    if (error instanceof UsageError) return 'usage'
    throw error
  }
}

describe('a range of a line', () => {
  const cases: readonly [range: string | null, current: string, expected: string][] = [
    [null, '', 'eeee dddd cccc bbbb aaaa'],
    [':', '', 'eeee dddd cccc bbbb aaaa'],
    ['base:cccc', '', 'cccc bbbb aaaa'],
    [':cccc', '', 'cccc bbbb aaaa'],
    ['cccc:', '', 'eeee dddd cccc'],
    ['bbbb:dddd', '', 'dddd cccc bbbb'],
    ['bbbb : dddd', '', 'dddd cccc bbbb'],
    ['cccc:cccc', '', 'cccc'],
    ['-2:', '', 'eeee dddd cccc'],
    ['-2:dddd', '', 'dddd cccc bbbb'],
    ['-9:dddd', '', 'dddd cccc bbbb aaaa'],
    ['bbbb:+2', '', 'dddd cccc bbbb'],
    ['bbbb:+9', '', 'eeee dddd cccc bbbb'],
    [':+2', '', 'bbbb aaaa'],
    [':head-2', '', 'cccc bbbb aaaa'],
    ['aaaa+1:head-1', '', 'dddd cccc bbbb'],
    ['current:', 'cccc', 'eeee dddd cccc'],
    [':current', 'cccc', 'cccc bbbb aaaa'],
    ['-1:current', 'cccc', 'cccc bbbb'],
    ['current:+1', 'cccc', 'dddd cccc'],
    ['current-1:current+1', 'cccc', 'dddd cccc bbbb'],
    [':current', '', ''],
    ['current:', '', 'eeee dddd cccc bbbb aaaa'],
    ['dddd:bbbb', '', 'not-an-ancestor'],
    ['cccc', '', 'usage'],
    ['a:b:c', '', 'usage'],
    [':nowhere', '', 'unknown-revision'],
    [':current', 'zzzz', 'database unknown'],
    [':cccc', 'zzzz', 'cccc bbbb aaaa'],
  ]
  it.each(cases)('%s at "%s" is %s', (range, current, expected) => {
    expect(outcome(() => ids(historyRange(line, range, words(current))))).toBe(expected)
  })
})

describe('a range of a forked history', () => {
  const cases: readonly [range: string | null, expected: string][] = [
    [null, 'd1 c1 d2 c2 y x b a'],
    ['b:', 'd1 c1 d2 c2 b'],
    ['left@base:', 'd1 c1 b a'],
    ['left@base:left@head', 'd1 c1 b a'],
    [':left@head-1', 'c1 b a'],
    ['c1:d1', 'd1 c1'],
    ['c1:d2', 'not-an-ancestor'],
    ['x:y', 'y x'],
    ['base:y', 'y x b a'],
    ['-1:heads', 'd1 c1 d2 c2 y x'],
    [':head', 'several-heads'],
  ]
  it.each(cases)('%s is %s', (range, expected) => {
    expect(outcome(() => ids(historyRange(forked, range, null)))).toBe(expected)
  })
})

describe('a range for a script', () => {
  it.each([
    ['base:cccc', 'aaaa bbbb cccc'],
    [':cccc', 'aaaa bbbb cccc'],
    ['bbbb:cccc', 'cccc'],
    ['bbbb:head', 'cccc dddd eeee'],
    ['bbb:head', 'unknown-revision'],
    ['bbbb:+2', 'cccc dddd'],
    ['bbbb:', 'usage'],
    ['bbbb', 'usage'],
    ['current:head', 'usage'],
  ])('%s upgrades %s', (range, expected) => {
    const path = (): string => {
      const { current, target } = offlineRange(line, range)
      return ids(upgradePath(line, target, current))
    }
    expect(outcome(path)).toBe(expected)
  })

  it.each([
    ['dddd:bbbb', 'dddd cccc'],
    ['dddd:-1', 'dddd'],
    ['head:base', 'eeee dddd cccc bbbb aaaa'],
    ['bbbb:dddd', 'not-an-ancestor'],
  ])('%s downgrades %s', (range, expected) => {
    const path = (): string => {
      const { current, target } = offlineRange(line, range)
      return ids(downgradePath(line, target, current))
    }
    expect(outcome(path)).toBe(expected)
  })
})
