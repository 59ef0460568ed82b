import { describe, expect, it } from 'vitest'
import { HistoryError, UsageError } from '../../src/errors.ts'
import { type RevisionGraph, revisionGraph } from '../../src/history/graph.ts'
import { dependencyNames, revisionsOf, revisionsToFollow } from '../../src/history/resolve.ts'
import type { Header } from '../../src/model/revision.ts'
import { headerFrom, history, ids } from './histories.ts'

/** Two branches over a fork, one of them labelled, with ids that begin alike. */
const branched = history(
  'a1a1a1',
  'b2b2b2 < a1a1a1',
  'cccc11 < b2b2b2 [net]',
  'cccc22 < cccc11',
  'cccc33 < b2b2b2',
  'dddd11 < cccc33',
)

const outcome = (resolve: () => unknown): unknown => {
  try {
    return resolve()
  } catch (error) {
    if (error instanceof HistoryError) return `${error.fault}: ${error.ids.join(' ')}`
    if (error instanceof UsageError) return 'usage'
    throw error
  }
}

const named = (graph: RevisionGraph<Header>, target: string, current: readonly string[] | null = null): unknown =>
  outcome(() => ids(revisionsOf(graph, target, current)))

describe('a target names', () => {
  const cases: readonly [string, string][] = [
    ['a1a1a1', 'a1a1a1'],
    ['base', ''],
    ['heads', 'cccc22 dddd11'],
    ['head', 'several-heads: cccc22 dddd11'],
    ['net', 'cccc11'],
    ['net@head', 'cccc22'],
    ['net@heads', 'cccc22'],
    ['net@base', ''],
    ['net@net', 'cccc11'],
    ['net@b2b2b2', 'b2b2b2'],
    ['net@cccc22', 'cccc22'],
    ['cccc33@head', 'dddd11'],
    ['dddd@heads', 'dddd11'],
    ['b2b2@heads', 'cccc22 dddd11'],
    ['b2b2@head', 'several-heads: cccc22 dddd11'],
    ['a1a1', 'a1a1a1'],
    ['dddd1', 'dddd11'],
    ['net@dddd11', 'unknown-revision: dddd11'],
    ['net@dddd', 'unknown-revision: dddd11'],
    ['nowhere', 'unknown-revision: nowhere'],
    ['nowhere@head', 'unknown-revision: nowhere'],
    ['a1a', 'unknown-revision: a1a'],
    ['cccc', 'ambiguous: cccc11 cccc22 cccc33'],
    ['dddd@cccc', 'cccc33'],
    ['net@head-1', 'cccc11'],
    ['net@head-2', 'b2b2b2'],
    ['heads-1', 'cccc11 cccc33'],
    ['-1', 'cccc11 cccc33'],
    ['net@-1', 'cccc11'],
    ['base+1', 'a1a1a1'],
    ['base+2', 'b2b2b2'],
    ['base+3', 'ambiguous: cccc11 cccc33'],
    ['net@base+3', 'cccc11'],
    ['a1a1a1+1', 'b2b2b2'],
    ['a1a1+1', 'b2b2b2'],
    ['b2b2b2-2', ''],
    ['b2b2b2-3', 'range: b2b2b2'],
    ['cccc22+1', 'range: cccc22'],
    ['a1a1a1+0', 'a1a1a1'],
    ['+1', 'usage'],
    ['current', 'usage'],
    ['', 'usage'],
    ['@head', 'usage'],
    ['net@', 'usage'],
    ['a@b@c', 'usage'],
    ['a1a1:b2b2', 'usage'],
    ['../a1a1a1', 'usage'],
  ]
  it.each(cases)('%s: %s', (target, expected) => {
    expect(named(branched, target)).toBe(expected)
  })
})

describe('current as a starting point', () => {
  const cases: readonly [string, string, string][] = [
    ['current', 'cccc11', 'cccc11'],
    ['current', 'cccc11 dddd11', 'cccc11 dddd11'],
    ['current', '', ''],
    ['net@current', 'cccc11 dddd11', 'cccc11'],
    ['net@current', 'dddd11', 'not-an-ancestor: cccc11'],
    ['current+1', 'cccc11', 'cccc22'],
    ['current-1', 'cccc11', 'b2b2b2'],
    ['current+1', 'b2b2b2', 'ambiguous: cccc11 cccc33'],
    ['net@current+1', 'b2b2b2', 'cccc11'],
  ]
  it.each(cases)('%s at "%s" is %s', (target, current, expected) => {
    expect(named(branched, target, current.split(' ').filter(Boolean))).toBe(expected)
  })

  it('that no file holds is an unknown state of the database', () => {
    expect(() => revisionsOf(branched, 'current', ['ffff00'])).toThrow(/The database is at ffff00/)
  })
})

describe('head', () => {
  it('of an empty history is base', () => {
    expect(named(history(), 'head')).toBe('')
    expect(named(history(), 'heads')).toBe('')
  })

  it('of several names the ways out', () => {
    const attempt = (): unknown => revisionsOf(branched, 'head')
    expect(attempt).toThrow('The history has 2 heads: cccc22, dddd11.')
    expect(attempt).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('migrate merge cccc22 dddd11 -m "…"') }),
    )
  })

  it('of very many stays one line', () => {
    const many = history(...Array.from({ length: 500 }, (_, at) => `r${at}`))
    const attempt = (): unknown => revisionsOf(many, 'head')
    expect(attempt).toThrow('The history has 500 heads: r0, r1, r2, r3, r4, r5, r6, r7 and 492 more.')
    expect(attempt).toThrow(expect.objectContaining({ hint: expect.stringContaining('migrate merge heads -m "…"') }))
  })

  it('counts a head that only a dependency holds, heads does not', () => {
    const graph = history('a', 'b < a', 'x | b')
    expect(named(graph, 'head')).toBe('several-heads: b x')
    expect(named(graph, 'heads')).toBe('x')
  })
})

describe('a number', () => {
  const numbered = (...lines: readonly [line: string, number: string | null][]): RevisionGraph<Header> =>
    revisionGraph(lines.map(([line, number]) => ({ ...headerFrom(line), number, file: `/r/${number ?? 'x'}_m.ts` })))
  const graph = numbered(['aaaa', '001'], ['bbbb < aaaa', '002'], ['cccc < bbbb', '002'], ['0010ff < cccc', '1000'])

  it.each([
    ['001', 'aaaa'],
    ['1', 'aaaa'],
    ['0001', 'aaaa'],
    ['1+1', 'bbbb'],
    ['1000', '0010ff'],
    ['002', 'ambiguous: bbbb cccc'],
    ['2', 'ambiguous: bbbb cccc'],
    ['0010', '0010ff'],
    ['3', 'unknown-revision: 3'],
  ])('%s is %s', (target, expected) => {
    expect(named(graph, target)).toBe(expected)
  })

  it('that is also the beginning of another id is ambiguous', () => {
    const both = numbered(['100099', '001'], ['bbbb < 100099', '1000'])
    expect(named(both, '1000')).toBe('ambiguous: 100099 bbbb')
    expect(() => revisionsOf(both, '1000')).toThrow('"1000" can mean 2 revisions: 100099 (001_m.ts), bbbb (1000_m.ts).')
  })

  it('gives way to the very id', () => {
    expect(named(numbered(['2', '001'], ['bbbb < 2', '002']), '2')).toBe('2')
  })
})

describe('a dependency is written down', () => {
  it.each([
    ['cccc2', ['cccc22']],
    ['net', ['net']],
    ['net@head', ['cccc22']],
    ['heads', ['cccc22', 'dddd11']],
  ])('%s as %j', (text, expected) => {
    expect(dependencyNames(branched, text)).toEqual(expected)
  })
})

describe('a revision can be written after', () => {
  const follow = (targets: readonly string[], splice = false): unknown =>
    outcome(() => revisionsToFollow(branched, { targets, splice }).join(' '))
  it.each([
    [['net@head'], 'cccc22'],
    [['cccc22', 'dddd11'], 'cccc22 dddd11'],
    [['heads'], 'cccc22 dddd11'],
    [['heads', 'dddd11'], 'cccc22 dddd11'],
    [['base'], ''],
    [['head'], 'several-heads: cccc22 dddd11'],
    [['b2b2'], 'range: b2b2b2'],
  ])('%j: %s', (targets, expected) => {
    expect(follow(targets)).toBe(expected)
  })

  it('what is no head only as a splice', () => {
    expect(follow(['b2b2'], true)).toBe('b2b2b2')
  })
})
