import { describe, expect, it } from 'vitest'
import { HistoryError, StateError, UsageError } from '../../src/errors.ts'
import { currentHeads, dependencyIds, effectiveHeads, insertedBelow } from '../../src/history/current.ts'
import type { RevisionGraph } from '../../src/history/graph.ts'
import { ancestors } from '../../src/history/lineage.ts'
import { stampTargets } from '../../src/history/stamp.ts'
import type { Header } from '../../src/model/revision.ts'
import { history, ids, words } from './histories.ts'

const graph = history(
  'a',
  'b < a',
  'c1 < b [left]',
  'd1 < c1',
  'c2 < b [right]',
  'd2 < c2',
  'm < d1 d2',
  'x [side]',
  'y < x | c2',
)

const stamped = (targets: string, current: string): string => {
  try {
    const applied = stampTargets(graph, words(targets), words(current))
    return words(currentOf(graph, applied).join(' ')).join(' ')
  } catch (error) {
    if (error instanceof HistoryError) return error.fault
    if (error instanceof StateError) return `database ${error.fault}`
    if (error instanceof UsageError) return 'usage'
    throw error
  }
}

const currentOf = (of: RevisionGraph<Header>, applied: ReadonlySet<string>): readonly string[] =>
  currentHeads(
    of.revisions.flatMap(({ id, downRevisions }) =>
      applied.has(id) ? [{ id, downRevisions, dependsOn: dependencyIds(of, id) }] : [],
    ),
  )

describe('a stamp leaves the database at', () => {
  const cases: readonly [current: string, targets: string, expected: string][] = [
    ['', 'head', 'several-heads'],
    ['', 'heads', 'm y'],
    ['m y', 'heads', 'm y'],
    ['', 'b', 'b'],
    ['b', 'd1', 'd1'],
    ['d1', 'd1', 'd1'],
    ['d1 d2', 'b', 'b'],
    ['d1 d2', 'm', 'm'],
    ['m', 'd1', 'd1'],
    ['m', 'b', 'b'],
    ['d1', 'd2', 'd1 d2'],
    ['d1', 'd1 d2', 'd1 d2'],
    ['d1', 'x', 'd1 x'],
    ['d1 x', 'base', ''],
    ['d1 x', 'side@base', 'd1'],
    ['d1 d2 x', 'left@base', 'd2 x'],
    ['d1 d2 y', 'c2', 'd1 c2'],
    ['c1', '+1', 'd1'],
    ['d1', '-1', 'c1'],
    ['d1 x', 'left@-1', 'c1 x'],
    ['a', '-1', ''],
    ['d1 x', '-1', 'several-heads'],
    ['', 'd1 b', 'range'],
    ['', 'y c2', 'range'],
    ['', 'base d1', 'range'],
    ['', 'nowhere', 'unknown-revision'],
    ['zzzz', 'heads', 'database unknown'],
  ]
  it.each(cases)('"%s", stamped %s: "%s"', (current, targets, expected) => {
    expect(stamped(targets, current)).toBe(expected)
  })

  it('a state in which everything below counts as applied', () => {
    expect([...stampTargets(graph, ['y'], [])].toSorted()).toEqual(['a', 'b', 'c2', 'x', 'y'])
  })
})

describe('where a database is', () => {
  it('is what nothing applied follows or depends on', () => {
    const applied = [
      { id: 'b', downRevisions: ['a'] },
      { id: 'a', downRevisions: [] },
      { id: 'x', downRevisions: [], dependsOn: ['b'] },
      { id: 'y', downRevisions: [] },
    ]
    expect(currentHeads(applied)).toEqual(['x', 'y'])
    expect(currentHeads([])).toEqual([])
  })

  it.each([
    ['y d1', 'd1 c2 y'],
    ['m y', 'm y'],
    ['y', 'c2 y'],
    ['', ''],
    ['zzzz d1', 'd1'],
  ])('at "%s" shows also what a dependency holds: %s', (current, expected) => {
    expect(ids(effectiveHeads(graph, words(current)))).toBe(expected)
  })

  it('tells what came into the history below what is applied', () => {
    expect(ids(insertedBelow(graph, new Set(['a', 'b', 'd1'])))).toBe('c1')
    expect(ids(insertedBelow(graph, ancestors(graph, ['m', 'y'])))).toBe('')
  })
})
