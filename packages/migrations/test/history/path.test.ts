import { describe, expect, it } from 'vitest'
import { HistoryError, StateError, UsageError } from '../../src/errors.ts'
import { currentHeads } from '../../src/history/current.ts'
import type { RevisionGraph } from '../../src/history/graph.ts'
import { ancestors } from '../../src/history/lineage.ts'
import { downgradePath, upgradePath } from '../../src/history/path.ts'
import type { Header } from '../../src/model/revision.ts'
import { history, ids, words } from './histories.ts'

type Graph = RevisionGraph<Header>

/** A case: where the database is, the target, and the revisions in order or the fault. */
type Case = readonly [current: string, target: string, expected: string]

const outcome = (path: () => readonly Header[]): string => {
  try {
    return ids(path())
  } catch (error) {
    if (error instanceof HistoryError) return error.fault
    if (error instanceof StateError) return `database ${error.fault}`
    if (error instanceof UsageError) return 'usage'
    throw error
  }
}

const upgrades = (graph: Graph, cases: readonly Case[]): void => {
  it.each(cases)('from "%s", upgrade %s runs "%s"', (current, target, expected) => {
    expect(outcome(() => upgradePath(graph, words(target), words(current)))).toBe(expected)
  })
}

const downgrades = (graph: Graph, cases: readonly Case[]): void => {
  it.each(cases)('from "%s", downgrade %s undoes "%s"', (current, target, expected) => {
    expect(outcome(() => downgradePath(graph, target, words(current)))).toBe(expected)
  })
}

describe('a line', () => {
  const graph = history('aaaa', 'bbbb < aaaa', 'cccc < bbbb', 'dddd < cccc', 'eeee < dddd')
  upgrades(graph, [
    ['', 'head', 'aaaa bbbb cccc dddd eeee'],
    ['', 'cccc', 'aaaa bbbb cccc'],
    ['cccc', 'eeee', 'dddd eeee'],
    ['cccc', 'heads', 'dddd eeee'],
    ['cccc', 'cccc', ''],
    ['cccc', 'aaaa', ''],
    ['cccc', 'base', ''],
    ['cccc', 'current', ''],
    ['aaaa', '+1', 'bbbb'],
    ['aaaa', '+2', 'bbbb cccc'],
    ['aaaa', 'current+2', 'bbbb cccc'],
    ['aaaa', '+0', ''],
    ['aaaa', 'bbbb+2', 'bbbb cccc dddd'],
    ['aaaa', 'eeee-2', 'bbbb cccc'],
    ['', '+1', 'aaaa'],
    ['', 'base+1', 'aaaa'],
    ['dddd', '+2', 'range'],
    ['dddd', 'eeee+1', 'range'],
    ['dddd', '-1', 'usage'],
    ['dddd', 'aaaa:cccc', 'usage'],
    ['dddd', 'nowhere', 'unknown-revision'],
    ['ffff', 'head', 'database unknown'],
    ['', 'cccc bbbb', 'range'],
    ['', 'cccc cccc', 'aaaa bbbb cccc'],
  ])
  downgrades(graph, [
    ['eeee', '-1', 'eeee'],
    ['eeee', '-3', 'eeee dddd cccc'],
    ['eeee', 'current-1', 'eeee'],
    ['eeee', 'cccc', 'eeee dddd'],
    ['eeee', 'bbbb+2', 'eeee'],
    ['eeee', 'dddd-2', 'eeee dddd cccc'],
    ['eeee', 'base', 'eeee dddd cccc bbbb aaaa'],
    ['eeee', '-5', 'eeee dddd cccc bbbb aaaa'],
    ['aaaa', '-1', 'aaaa'],
    ['cccc', 'cccc', ''],
    ['cccc', 'current', ''],
    ['eeee', 'head', ''],
    ['', 'base', ''],
    ['', '-1', 'range'],
    ['eeee', '-6', 'range'],
    ['cccc', '+2', 'usage'],
    ['bbbb', 'cccc', 'not-an-ancestor'],
    ['', 'aaaa', 'not-an-ancestor'],
    ['eeee', 'nowhere', 'unknown-revision'],
    ['ffff', 'base', 'database unknown'],
  ])
})

describe('two branches', () => {
  const graph = history(
    'aaaa',
    'bbbb < aaaa',
    'c1c1 < bbbb [left]',
    'd1d1 < c1c1',
    'c2c2 < bbbb [right]',
    'd2d2 < c2c2',
  )
  upgrades(graph, [
    ['', 'heads', 'aaaa bbbb c2c2 d2d2 c1c1 d1d1'],
    ['d1d1', 'heads', 'c2c2 d2d2'],
    ['', 'd1d1', 'aaaa bbbb c1c1 d1d1'],
    ['', 'd1d1 d2d2', 'aaaa bbbb c2c2 d2d2 c1c1 d1d1'],
    ['', 'left', 'aaaa bbbb c1c1'],
    ['', 'left@head', 'aaaa bbbb c1c1 d1d1'],
    ['c1c1', 'head', 'several-heads'],
    ['c1c1 c2c2', '+1', 'several-heads'],
    ['c1c1 c2c2', 'left@+1', 'd1d1'],
    ['c1c1 c2c2', 'c2c2@+1', 'd2d2'],
    ['c1c1', 'right@+1', 'c2c2'],
    ['d1d1', 'right@+2', 'c2c2 d2d2'],
    ['d1d1', 'd2d2@+1', 'c2c2'],
    ['', 'right@+3', 'aaaa bbbb c2c2'],
    ['bbbb', '+1', 'ambiguous'],
    ['aaaa', '+2', 'ambiguous'],
    ['bbbb', 'left@+1', 'c1c1'],
    ['bbbb', 'left@bbbb+2', 'c1c1 d1d1'],
    ['', 'left@d2d2', 'unknown-revision'],
  ])
  downgrades(graph, [
    ['d1d1 d2d2', '-1', 'several-heads'],
    ['d1d1 d2d2', 'left@-1', 'd1d1'],
    ['d1d1 d2d2', 'right@-1', 'd2d2'],
    ['d1d1 d2d2', 'd2d2@-1', 'd2d2'],
    ['d1d1 d2d2', 'd1d1-1', 'd1d1'],
    ['c1c1 d2d2', 'left@-1', 'c1c1'],
    ['c1c1 d2d2', 'right@-2', 'd2d2 c2c2'],
    ['c1c1', '-1', 'c1c1'],
    ['d1d1 d2d2', 'bbbb', 'd1d1 c1c1 d2d2 c2c2'],
    ['d1d1 d2d2', 'right@bbbb', 'd2d2 c2c2'],
    ['d1d1 d2d2', 'c2c2@bbbb', 'd2d2 c2c2'],
    ['d1d1 d2d2', 'd2d2@bbbb', 'd2d2 c2c2'],
    ['d1d1 d2d2', 'base+2', 'd1d1 c1c1 d2d2 c2c2'],
    ['d1d1 d2d2', 'left@base+2', 'd1d1 c1c1'],
    ['d1d1 d2d2', 'base', 'd1d1 c1c1 d2d2 c2c2 bbbb aaaa'],
    ['d1d1', 'right@-1', 'not-an-ancestor'],
    ['d1d1', 'c2c2', 'not-an-ancestor'],
    ['d1d1 d2d2', 'heads', 'several-heads'],
    ['d1d1 d2d2', 'current', ''],
    ['d1d1 d2d2', 'left@d2d2', 'unknown-revision'],
  ])

  it('name, when one step down could start from either, what to type instead', () => {
    const attempt = (): unknown => downgradePath(graph, '-1', ['d1d1', 'd2d2'])
    expect(attempt).toThrow('-1 can start from 2 revisions: d1d1, d2d2.')
    expect(attempt).toThrow(expect.objectContaining({ hint: 'migrate downgrade d1d1@-1 or migrate downgrade d2d2@-1' }))
  })

  it('become two current revisions when both are applied', () => {
    expect(currentHeads(upgradePath(graph, 'heads', [])).toSorted()).toEqual(['d1d1', 'd2d2'])
  })
})

describe('a merge', () => {
  const graph = history(
    'aaaa',
    'b1b1 < aaaa',
    'b2b2 < aaaa',
    'c1c1 < b1b1',
    'c2c2 < b2b2',
    'mmmm < c1c1 c2c2',
    'nnnn < mmmm',
  )
  upgrades(graph, [
    ['c1c1', 'nnnn', 'b2b2 c2c2 mmmm nnnn'],
    ['c2c2', 'mmmm', 'b1b1 c1c1 mmmm'],
    ['c1c1 b2b2', 'head', 'c2c2 mmmm nnnn'],
    ['c1c1', '+1', 'b2b2 c2c2 mmmm'],
  ])
  downgrades(graph, [
    ['nnnn', 'c1c1', 'nnnn mmmm'],
    ['nnnn', 'b1b1', 'nnnn mmmm c1c1'],
    ['nnnn', 'aaaa', 'nnnn mmmm c1c1 b1b1 c2c2 b2b2'],
    ['mmmm', '-1', 'ambiguous'],
    ['nnnn', '-2', 'ambiguous'],
    ['nnnn', '-1', 'nnnn'],
    ['mmmm', 'c1c1@-1', 'mmmm'],
  ])

  it('that is undone leaves both sides current', () => {
    const applied = ancestors(graph, ['nnnn'])
    for (const { id } of downgradePath(graph, 'c1c1', ['nnnn'])) (applied as Set<string>).delete(id)
    expect(currentHeads([...applied].flatMap((id) => graph.byId.get(id) ?? [])).toSorted()).toEqual(['c1c1', 'c2c2'])
  })
})

describe('three branches that meet and part again', () => {
  const graph = history('a', 'b1 < a', 'b2 < a', 'b3 < a', 'm < b1 b2 b3', 'd1 < m', 'd2 < m')
  upgrades(graph, [
    ['', 'd1', 'a b3 b2 b1 m d1'],
    ['m', 'd1', 'd1'],
    ['', 'd1 d2', 'a b3 b2 b1 m d2 d1'],
    ['b1', 'd2', 'b3 b2 m d2'],
  ])
})

describe('twin merges', () => {
  const graph = history('a', 'b1 < a', 'b2 < a', 'm1 < b1 b2', 'm2 < b1 b2')
  upgrades(graph, [
    ['', 'heads', 'a b2 b1 m2 m1'],
    ['m1', 'm2', 'm2'],
    ['b1', 'm2', 'b2 m2'],
  ])
  downgrades(graph, [
    ['m1 m2', 'b1', 'm1 m2'],
    ['m1', 'a', 'm1 b1 b2'],
  ])
  const unlike = history('a', 'b1 < a', 'b2 < a', 'b3 < a', 'm1 < b1 b2', 'm2 < b2 b3')
  upgrades(unlike, [['', 'heads', 'a b2 b3 m2 b1 m1']])
})

describe('dependencies between trees', () => {
  const graph = history('a1', 'a2 < a1', 'a3 < a2 [lib]', 'x1', 'x2 < x1 | a2', 'x3 < x2 | lib')
  upgrades(graph, [
    ['', 'x2', 'a1 a2 x1 x2'],
    ['', 'x3', 'a1 a2 a3 x1 x2 x3'],
    ['a1', 'x3', 'a2 a3 x1 x2 x3'],
    ['x2', 'a3', 'a3'],
    ['x1', 'lib', 'a1 a2 a3'],
    ['', 'heads', 'a1 a2 a3 x1 x2 x3'],
  ])
  downgrades(graph, [
    ['x3', 'x2', 'x3'],
    ['x3', 'x1', 'x3 x2'],
    ['x3', 'a2', 'x3 a3'],
    ['x3', 'a1', 'x3 x2 a3 a2'],
    ['x3', 'lib@-1', 'x3 a3'],
    ['x3', 'x1@base', 'x3 x2 x1'],
    ['x3', 'lib@base', 'x3 x2 a3 a2 a1'],
    ['x3', 'a3', ''],
    ['x3', 'base', 'x3 x2 x1 a3 a2 a1'],
  ])
})

describe('dependencies of every other shape', () => {
  upgrades(history('a', 'b < a | a', 'c < b'), [
    ['', 'c', 'a b c'],
    ['a', 'head', 'b c'],
  ])
  upgrades(history('a', 'b < a', 'x | b'), [
    ['', 'x', 'a b x'],
    ['b', 'x', 'x'],
  ])
  downgrades(history('a', 'b < a', 'x | b'), [
    ['x', '-1', 'x'],
    ['x', 'b@-1', 'x b'],
    ['x', 'b', ''],
    ['x', 'a', 'x b'],
  ])
  const crossed = history('a1', 'a2 < a1 | b1', 'b1', 'b2 < b1 | a1', 'm < a2 b2')
  upgrades(crossed, [['', 'm', 'b1 a1 b2 a2 m']])
  downgrades(crossed, [
    ['m', 'a1', 'm a2'],
    ['m', 'b1', 'm b2'],
    ['m', 'a2', 'm'],
    ['a2 b2', 'a2@-1', 'a2'],
  ])
  const repeated = history('x', 'a', 'b < a | x', 'c < b | x', 'd < c | x')
  downgrades(repeated, [
    ['d', 'a', 'd c b'],
    ['d', 'x@-1', 'd c b x'],
  ])
  const merged = history('a', 'b < a', 'c < a | b', 'm < b c')
  upgrades(merged, [
    ['', 'm', 'a b c m'],
    ['b', 'm', 'c m'],
  ])
  downgrades(merged, [
    ['m', 'b', 'm'],
    ['m', 'c', 'm'],
    ['m', 'a', 'm c b'],
  ])
})
