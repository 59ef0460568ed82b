import { describe, expect, it } from 'vitest'
import type { HistoryError } from '../../src/errors.ts'
import {
  bases,
  heads,
  isBranchPoint,
  isMergePoint,
  type RevisionGraph,
  realHeads,
  revisionGraph,
} from '../../src/history/graph.ts'
import { branchLabels, branchPoints } from '../../src/history/lineage.ts'
import type { Header } from '../../src/model/revision.ts'
import { headerFrom, history, ids } from './histories.ts'

const failure = (build: () => unknown): HistoryError => {
  try {
    build()
  } catch (error) {
    return error as HistoryError
  }
  throw new Error('nothing was refused')
}

describe('heads and bases', () => {
  const shapes: readonly [string, RevisionGraph<Header>, { heads: string; realHeads: string; bases: string }][] = [
    ['nothing', history(), { heads: '', realHeads: '', bases: '' }],
    ['a line', history('a', 'b < a', 'c < b'), { heads: 'c', realHeads: 'c', bases: 'a' }],
    ['a fork', history('a', 'b < a', 'c < a'), { heads: 'b c', realHeads: 'b c', bases: 'a' }],
    ['a merge', history('a', 'b < a', 'c < a', 'm < b c'), { heads: 'm', realHeads: 'm', bases: 'a' }],
    ['two trees', history('a', 'b < a', 'x', 'y < x'), { heads: 'b y', realHeads: 'b y', bases: 'a x' }],
    [
      'a head that another tree depends on',
      history('a', 'b < a', 'x | b'),
      { heads: 'b x', realHeads: 'x', bases: 'a x' },
    ],
    [
      'files in another order than the history',
      history('c < b', 'a', 'b < a'),
      { heads: 'c', realHeads: 'c', bases: 'a' },
    ],
  ]
  it.each(shapes)('are found in %s', (_, graph, expected) => {
    expect({ heads: ids(heads(graph)), realHeads: ids(realHeads(graph)), bases: ids(bases(graph)) }).toEqual(expected)
  })
})

describe('branch and merge points', () => {
  const graph = history('a', 'b < a', 'c < a', 'm < b c', 'x | a')
  it('count what follows, and not what depends', () => {
    expect(ids(branchPoints(graph))).toBe('a')
    expect(isBranchPoint(graph, 'b')).toBe(false)
    expect(isMergePoint(graph, 'm')).toBe(true)
    expect(isMergePoint(graph, 'x')).toBe(false)
  })
})

describe('labels', () => {
  it('go up to every descendant, and down to the fork that the branch begins at', () => {
    const graph = history('a', 'b < a', 'c1 < b', 'c2 < c1 [net]', 'c3 < c2', 'd1 < b', 'm < c3 d1')
    const labels = branchLabels(graph)
    const carriers = [...labels].filter(([, names]) => names.includes('net')).map(([id]) => id)
    expect(carriers).toEqual(['c1', 'c2', 'c3', 'm'])
  })

  it('go down to base where nothing forks', () => {
    expect([...branchLabels(history('a', 'b < a [net]', 'c < b')).values()]).toEqual([['net'], ['net'], ['net']])
  })

  it('stay above a merge', () => {
    const graph = history('a', 'b', 'm < a b', 'n < m [net]')
    expect([...branchLabels(graph)].filter(([, names]) => names.length > 0).map(([id]) => id)).toEqual(['n'])
  })
})

describe('dependencies', () => {
  it('are resolved from labels', () => {
    const graph = history('a', 'b < a [net]', 'x | net')
    expect(graph.dependencies.get('x')).toEqual(['b'])
  })

  it('on what a revision below depends on already are no edges of their own', () => {
    const graph = history('x', 'a', 'b < a | x', 'c < b', 'd < c | x')
    expect(graph.below.get('b')).toEqual(['a', 'x'])
    expect(graph.below.get('d')).toEqual(['c'])
  })

  it('on the revision that is followed anyway are no edges of their own', () => {
    const graph = history('a', 'b < a | a')
    expect(graph.below.get('b')).toEqual(['a'])
    expect(graph.above.get('a')).toEqual(['b'])
  })

  it('make a base of what follows nothing', () => {
    expect(ids(bases(history('a', 'x | a')))).toBe('a x')
  })
})

describe('a circle is refused', () => {
  const circles: readonly [string, readonly string[], string][] = [
    ['of one', ['a < a'], 'a follows itself'],
    ['at the base', ['a < c', 'b < a', 'c < b', 'd < c'], 'a follows c, c follows b, b follows a'],
    ['at the head', ['a', 'b < a d', 'c < b', 'd < c'], 'b follows d, d follows c, c follows b'],
    ['at a fork', ['a', 'b < a c', 'c < b', 'd < b'], 'b follows c, c follows b'],
    ['at a merge', ['a', 'b < a m', 'c < a', 'm < b c'], 'b follows m, m follows b'],
    ['of one dependency', ['a | a'], 'a depends on itself'],
    ['of dependencies', ['a | b', 'b | a'], 'a depends on b, b depends on a'],
    ['of both sorts', ['a', 'b < a | y', 'x', 'y < x | b'], 'b depends on y, y depends on b'],
    ['above usable revisions', ['a', 'b < a', 'c < b e', 'd < c', 'e < d'], 'c follows e, e follows d, d follows c'],
  ]
  it.each(circles)('%s', (_, lines, chain) => {
    const error = failure(() => history(...lines))
    expect(error).toMatchObject({ fault: 'cycle', message: `The history runs in a circle: ${chain}.` })
  })

  it('where ids are parts of one another and none is there, nothing is refused', () => {
    expect(ids(heads(history('rev', 'rev1 < rev', 'rev11 < rev1', 'r < rev11')))).toBe('r')
  })
})

describe('files that contradict one another are refused', () => {
  const inFile = (line: string, file: string): Header & { file: string } => ({ ...headerFrom(line), file })

  it('when two hold one revision, by the names of both', () => {
    const error = failure(() => revisionGraph([inFile('aaaa', '/r/001_a.ts'), inFile('aaaa', '/r/002_b.ts')]))
    expect(error).toMatchObject({ fault: 'duplicate', ids: ['aaaa'], files: ['/r/001_a.ts', '/r/002_b.ts'] })
    expect(error.message).toBe('The revision aaaa is declared twice, in 001_a.ts and in 002_b.ts.')
  })

  it('when two files of one name in two folders hold one revision, by the paths of both', () => {
    const error = failure(() => revisionGraph([inFile('aaaa', '/r/001_a.ts'), inFile('aaaa', '/s/001_a.ts')]))
    expect(error.message).toContain('in /r/001_a.ts and in /s/001_a.ts')
  })

  it('when two carry one label', () => {
    const error = failure(() => revisionGraph([inFile('a [net]', '/r/1.ts'), inFile('b [net]', '/r/2.ts')]))
    expect(error).toMatchObject({ fault: 'duplicate', ids: ['a', 'b'], files: ['/r/1.ts', '/r/2.ts'] })
  })

  it('when a label is the id of another', () => {
    expect(failure(() => history('a [b]', 'b'))).toMatchObject({ fault: 'duplicate', ids: ['b', 'a'] })
  })

  it('when one follows what is not there', () => {
    const error = failure(() => revisionGraph([inFile('a', '/r/1.ts'), inFile('b < gone', '/r/2.ts')]))
    expect(error).toMatchObject({ fault: 'missing-revision', ids: ['gone'], files: ['/r/2.ts'] })
    expect(error.message).toBe('2.ts follows the revision gone, and no file holds it.')
  })

  it('when one depends on what is not there', () => {
    expect(failure(() => history('a', 'b < a | gone'))).toMatchObject({ fault: 'missing-revision', ids: ['gone'] })
  })

  it.each(['head', 'current', 'a-b', 'a+b', 'a@b', 'a:b', 'a b', 'ä', ''])('when a label is %j', (label) => {
    const header: Header = { ...headerFrom('a'), branchLabels: [label] }
    expect(failure(() => revisionGraph([header]))).toMatchObject({ fault: 'unreadable', ids: ['a'] })
  })
})
