import { expect } from 'vitest'

import { readRevision } from '../../src/history/file.ts'
import { realHeads, revisionGraph } from '../../src/history/graph.ts'
import { nameProblem } from '../../src/history/naming.ts'
import { order } from '../../src/history/order.ts'
import { upgradePath } from '../../src/history/path.ts'
import { revisionsOf } from '../../src/history/resolve.ts'
import { headerFrom, history, ids } from '../history/histories.ts'
import { conforms } from './conformance.ts'
import { downgraded, named, outcome, upgraded } from './outcome.ts'

const branched = history(
  'a1a1',
  'b2b2 < a1a1',
  'cccc11 < b2b2 [left]',
  'dddd11 < cccc11',
  'cccc22 < b2b2 [right]',
  'dddd22 < cccc22',
)
const line = history('aaaa', 'bbbb < aaaa', 'cccc < bbbb', 'dddd < cccc', 'eeee < dddd')
const forked = history('a', 'b < a', 'c1 < b [left]', 'd1 < c1', 'c2 < b [right]', 'd2 < c2')
const merged = history('a', 'b1 < a', 'b2 < a', 'c1 < b1', 'c2 < b2', 'm < c1 c2', 'n < m')

conforms(1, () => {
  expect(named(branched, 'heads')).toBe('dddd11 dddd22')
  expect(() => revisionsOf(branched, 'head')).toThrow('2 heads: dddd11, dddd22')
})

conforms(2, () => {
  expect(named(branched, 'cccc')).toBe('ambiguous')
  expect(named(branched, 'left@cccc')).toBe('cccc11')
  expect(named(branched, 'right@cccc')).toBe('cccc22')
})

conforms(3, () => {
  expect(() => revisionsOf(branched, 'nowhere')).toThrow('No revision, label or number is called "nowhere".')
  expect(() => revisionsOf(branched, 'a1a')).toThrow('the beginning of an id needs 4 characters')
})

conforms(4, () => {
  expect(['left@head', 'left@base', 'left@b2b2', 'left@left'].map((target) => named(branched, target))).toEqual([
    'dddd11',
    '',
    'b2b2',
    'cccc11',
  ])
})

conforms(5, () => {
  expect(() => revisionsOf(branched, 'left@dddd22')).toThrow('dddd22 is not on the branch left.')
})

conforms(6, () => {
  expect(named(branched, 'cccc11@head')).toBe('dddd11')
  expect(named(branched, 'dddd1@cccc')).toBe('cccc11')
})

conforms(7, () => {
  expect(outcome(() => ids(history('a', 'b < a [x]', 'c < a [x]').revisions))).toBe('duplicate')
})

conforms(8, () => {
  const source = (value: string): string => `export const revision = ${value}\nexport const downRevision = null\n`
  for (const value of ['5', '1.5e3', 'null', '[1]', 'true', 'process.pid']) {
    expect(outcome(() => readRevision('/r/1_x.ts', source(value)).id)).toBe('unreadable')
  }
})

conforms(9, () => {
  for (const id of ['a@b', 'a-b', 'a+b', 'a:b', 'a b', 'a/b']) expect(nameProblem(id)).toMatch(/^holds /)
  expect(nameProblem('0a_B9')).toBe(null)
})

conforms(10, () => {
  const circles = [
    ['a < a'],
    ['a < c', 'b < a', 'c < b'],
    ['a', 'b < a d', 'c < b', 'd < c'],
    ['a', 'b < a c', 'c < b', 'd < b'],
    ['a', 'b < a m', 'c < a', 'm < b c'],
  ]
  for (const lines of circles) expect(outcome(() => ids(history(...lines).revisions))).toBe('cycle')
})

conforms(11, () => {
  const circles = [['a | a'], ['a | b', 'b | a'], ['a', 'b < a | c', 'c < b | b', 'd | c', 'b2 < a | c2', 'c2 < b2']]
  for (const lines of circles) expect(outcome(() => ids(history(...lines).revisions))).toBe('cycle')
})

conforms(12, () => {
  expect(ids(order(history('user', 'userinfo < user', 'info < userinfo')))).toBe('user userinfo info')
})

conforms(13, () => {
  const twice = (): string => ids(revisionGraph([headerFrom('a'), headerFrom('b < a'), headerFrom('b < a')]).revisions)
  expect(twice).toThrow('The revision b is declared twice')
})

conforms(14, () => {
  expect(upgraded(forked, '', 'd1 b')).toBe('range')
  expect(upgraded(forked, '', 'd1 d2')).not.toBe('range')
})

conforms(15, () => {
  const lines = Array.from({ length: 1500 }, (_, at) => {
    const below = [at - 1 - (at % 3), at - 2 - (at % 7)].filter((down) => down >= 0)
    return `r${at}${below.length > 0 ? ` < ${[...new Set(below)].map((down) => `r${down}`).join(' ')}` : ''}`
  })
  const graph = history(...lines.toReversed())
  const place = new Map(order(graph).map(({ id }, at) => [id, at]))
  expect(place.size).toBe(1500)
  for (const { id, downRevisions } of graph.revisions)
    for (const down of downRevisions) expect(place.get(down)).toBeLessThan(place.get(id) ?? -1)
})

conforms(16, () => {
  expect(upgraded(line, '', 'cccc')).toBe('aaaa bbbb cccc => cccc')
  expect(upgraded(line, 'cccc', 'eeee')).toBe('dddd eeee => eeee')
})

conforms(17, () => {
  expect(['+1', '+2', 'bbbb+2', 'eeee-2'].map((target) => upgraded(line, 'aaaa', target))).toEqual([
    'bbbb => bbbb',
    'bbbb cccc => cccc',
    'bbbb cccc dddd => dddd',
    'bbbb cccc => cccc',
  ])
})

conforms(18, () => {
  expect(upgraded(line, 'cccc', '-2')).toBe('usage')
  expect(() => upgradePath(line, '+3', ['cccc'])).toThrow('+3 leads past the end of the history.')
  expect(() => upgradePath(line, 'eeee+1', ['cccc'])).toThrow('eeee+1 leads past the end of the history.')
})

conforms(19, () => {
  expect(upgraded(forked, '', '+1')).toBe('a => a')
  expect(upgraded(forked, '', 'base+1')).toBe('a => a')
})

conforms(20, () => {
  expect(upgraded(forked, 'c1 c2', '+1')).toBe('several-heads')
})

conforms(21, () => {
  expect(upgraded(forked, 'd1', 'right@+1')).toBe('c2 => c2 d1')
  expect(upgraded(forked, 'd1', 'right@+2')).toBe('c2 d2 => d1 d2')
})

conforms(22, () => {
  expect(upgraded(forked, 'c1 c2', 'left@+1')).toBe('d1 => c2 d1')
})

conforms(23, () => {
  expect(upgraded(forked, 'b', 'heads')).toBe('c2 d2 c1 d1 => d1 d2')
})

conforms(24, () => {
  expect(upgraded(merged, 'c1', 'n')).toBe('b2 c2 m n => n')
  expect(upgraded(merged, 'c2', 'm')).toBe('b1 c1 m => m')
})

conforms(25, () => {
  const graph = history('a', 'b1 < a', 'b2 < a', 'b3 < a', 'm < b1 b2 b3', 'd1 < m', 'd2 < m')
  expect(upgraded(graph, 'm', 'd1')).toBe('d1 => d1')
  expect(upgraded(graph, 'm', 'd1 d2')).toBe('d2 d1 => d1 d2')
  expect(upgraded(graph, 'b1', 'd2')).toBe('b3 b2 m d2 => d2')
})

conforms(26, () => {
  const twins = history('a', 'b1 < a', 'b2 < a', 'm1 < b1 b2', 'm2 < b1 b2')
  expect(upgraded(twins, '', 'heads')).toBe('a b2 b1 m2 m1 => m1 m2')
  const unlike = history('a', 'b1 < a', 'b2 < a', 'b3 < a', 'm1 < b1 b2', 'm2 < b2 b3')
  expect(upgraded(unlike, '', 'heads')).toBe('a b2 b3 m2 b1 m1 => m1 m2')
})

conforms(27, () => {
  const graph = history('a1', 'a2 < a1', 'a3 < a2 [lib]', 'x1', 'x2 < x1 | lib')
  expect(upgraded(graph, '', 'x2')).toBe('a1 a2 a3 x1 x2 => x2')
  expect(upgraded(graph, 'x1', 'x2')).toBe('a1 a2 a3 x2 => x2')
})

conforms(28, () => {
  const graph = history('a', 'b < a | a', 'c < b')
  expect(upgraded(graph, '', 'c')).toBe('a b c => c')
  expect(downgraded(graph, 'c', 'a')).toBe('c b => a')
})

conforms(29, () => {
  const graph = history('a', 'b < a', 'x | b', 'y < x')
  expect(upgraded(graph, '', 'y')).toBe('a b x y => y')
  expect(downgraded(graph, 'y', 'x@base')).toBe('y x => b')
})

conforms(30, () => {
  expect(['-1', '-3', 'bbbb+2', 'dddd-2', '-5'].map((target) => downgraded(line, 'eeee', target))).toEqual([
    'eeee => dddd',
    'eeee dddd cccc => bbbb',
    'eeee => dddd',
    'eeee dddd cccc => bbbb',
    'eeee dddd cccc bbbb aaaa =>',
  ])
  expect(downgraded(line, 'aaaa', '-1')).toBe('aaaa =>')
})

conforms(31, () => {
  expect(downgraded(line, '', '-1')).toBe('range')
  expect(downgraded(line, 'cccc', '-5')).toBe('range')
  expect(downgraded(line, 'cccc', '+2')).toBe('usage')
})

conforms(32, () => {
  expect(downgraded(line, 'cccc', 'cccc')).toBe('=> cccc')
  expect(downgraded(line, 'eeee', 'head')).toBe('=> eeee')
})

conforms(33, () => {
  expect(downgraded(line, 'bbbb', 'cccc')).toBe('not-an-ancestor')
})

conforms(34, () => {
  expect(downgraded(forked, 'd1 d2', '-1')).toBe('several-heads')
  expect(downgraded(forked, 'c1 d2', '-1')).toBe('several-heads')
})

conforms(35, () => {
  expect(downgraded(forked, 'c1 d2', 'left@-1')).toBe('c1 => d2')
  expect(downgraded(forked, 'd1 d2', 'd2-1')).toBe('d2 => c2 d1')
})

conforms(36, () => {
  for (const name of ['c2', 'd2', 'right']) expect(downgraded(forked, 'd1 d2', `${name}@b`)).toBe('d2 c2 => d1')
  expect(downgraded(forked, 'd1 d2', 'left@b')).toBe('d1 c1 => d2')
})

conforms(37, () => {
  expect(downgraded(forked, 'd1 d2', 'base+2')).toBe('d1 c1 d2 c2 => b')
  expect(downgraded(forked, 'd1 d2', 'left@base+2')).toBe('d1 c1 => d2')
})

conforms(38, () => {
  expect(downgraded(merged, 'n', 'c1')).toBe('n m => c1 c2')
})

conforms(39, () => {
  const graph = history('a', 'b1 < a', 'c1 < b1 [left]', 'b2 < a [right]', 'c2 < b2 | c1')
  expect(downgraded(graph, 'c2', 'left@a')).toBe('c2 c1 b1 => b2')
  expect(downgraded(graph, 'c2', 'right@a')).toBe('c2 b2 => c1')
})

conforms(40, () => {
  const graph = history('a', 'x1 < a', 'x2 < x1', 'y1 < a', 'y2 < y1 | x2')
  expect(downgraded(graph, 'y2', 'x2@-1')).toBe('y2 x2 => x1 y1')
})

conforms(41, () => {
  const graph = history('a1', 'b1', 'b2 < b1', 'c1 < a1 | b2', 'd1 < c1')
  expect(upgraded(graph, '', 'heads')).toBe('b1 b2 a1 c1 d1 => d1')
  expect(downgraded(graph, 'd1', 'a1')).toBe('d1 c1 => a1 b2')
})

conforms(42, () => {
  const graph = history('a1', 'a2 < a1 | b1', 'b1', 'b2 < b1 | a1', 'm < a2 b2')
  expect(downgraded(graph, 'm', 'b1')).toBe('m b2 => a2')
  expect(downgraded(graph, 'm', 'a1')).toBe('m a2 => b2')
})

conforms(43, () => {
  const graph = history('x', 'a', 'b < a | x', 'c < b | x', 'd < c | x')
  expect(upgraded(graph, '', 'd')).toBe('x a b c d => d')
  expect(downgraded(graph, 'd', 'c')).toBe('d => c')
  expect(downgraded(graph, 'd', 'a')).toBe('d c b => a x')
})

conforms(44, () => {
  const graph = history('a', 'b < a', 'c < a | b', 'm < b c')
  expect(downgraded(graph, 'm', 'c')).toBe('m => c')
  expect(downgraded(graph, 'm', 'b')).toBe('m => c')
  expect(upgraded(graph, 'c', 'm')).toBe('m => m')
  expect(ids(realHeads(graph))).toBe('m')
})
