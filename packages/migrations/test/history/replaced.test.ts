import { describe, expect, it } from 'vitest'

import { HistoryError } from '../../src/errors.ts'
import { readRevision } from '../../src/history/file.ts'
import { type RevisionGraph, revisionGraph } from '../../src/history/graph.ts'
import { asReplaced, partlyReplaced } from '../../src/history/replaced.ts'
import { revisionsOf } from '../../src/history/resolve.ts'
import { squashable, squashedHeader } from '../../src/history/squash.ts'
import { revisionSource } from '../../src/history/write.ts'
import type { AppliedRevision } from '../../src/model/applied.ts'
import type { Header, Revision } from '../../src/model/revision.ts'
import { headerFrom, history, ids, words } from './histories.ts'

const replacing = (line: string, replaces: string): Header => ({ ...headerFrom(line), replaces: words(replaces) })

const row = (id: string, state: AppliedRevision['state'] = 'applied'): AppliedRevision => ({
  id,
  downRevisions: [],
  dependsOn: [],
  message: '',
  state,
  steps: 1,
  stepOpen: false,
  checksum: 'c',
  sqlChecksum: 's',
  appliedAt: '2026-01-01T00:00:00.000Z',
  appliedBy: 'me',
  durationMs: 1,
  toolVersion: '1',
})

const faultOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    if (error instanceof HistoryError) return error.fault
    throw error
  }
}

const edges = (graph: RevisionGraph<Header>): string =>
  graph.revisions
    .map(({ id, downRevisions, dependsOn }) => `${id}<${[...downRevisions, ...dependsOn].join('+')}`)
    .join(' ')

describe('a replacement', () => {
  it('stands for what it replaces wherever that is named', () => {
    const graph = revisionGraph([
      headerFrom('a'),
      replacing('s < a', 'bbbb cccc'),
      headerFrom('d < cccc'),
      headerFrom('x | bbbb'),
    ])
    expect(edges(graph)).toBe('a< s<a d<s x<s')
    expect(ids(revisionsOf(graph, 'bbbb'))).toBe('s')
    expect(ids(revisionsOf(graph, 'bbbb+1'))).toBe('d')
  })

  it('passes over files of what it replaces', () => {
    const graph = revisionGraph([replacing('s', 'a b'), headerFrom('a'), headerFrom('b < a'), headerFrom('c < b')])
    expect(edges(graph)).toBe('s< c<s')
  })

  it.each([
    ['of what another replaces, too', [replacing('s', 'a'), replacing('t', 'a')]],
    ['of a replacement', [replacing('s', 'a'), replacing('t', 's')]],
    ['of itself', [replacing('s', 's')]],
  ])('%s is refused', (_, headers) => {
    expect(faultOf(() => revisionGraph(headers))).toBe('duplicate')
  })

  it('is written into the header and read from there', () => {
    const header = replacing('s', 'a b')
    expect(readRevision('/r/1_s.ts', revisionSource({ header, upgrade: [], downgrade: [] }))).toMatchObject(header)
    expect(
      readRevision('/r/1_a.ts', revisionSource({ header: headerFrom('a'), upgrade: [], downgrade: [] })),
    ).not.toHaveProperty('replaces')
  })
})

describe('a database', () => {
  const graph = revisionGraph([replacing('s', 'a b'), headerFrom('c < b')])
  const idsIn = (rows: readonly AppliedRevision[]): string =>
    asReplaced(graph, rows)
      .map(({ id }) => id)
      .join(' ')

  it('that has all that is replaced has the replacement in its place', () => {
    expect(idsIn([row('x'), row('a'), row('b'), row('c')])).toBe('x s c')
    expect(asReplaced(graph, [row('a'), row('b')])).toMatchObject([{ id: 's', sqlChecksum: null, appliedBy: 'me' }])
  })

  it.each([
    ['a part of it', [row('a')], 'a'],
    ['one of it half applied', [row('a'), row('b', 'upgrading')], 'a b'],
    ['the replacement already', [row('s'), row('c')], 's c'],
    ['neither', [row('x')], 'x'],
  ])('that has %s stays as it is', (_, rows, expected) => {
    expect(idsIn(rows)).toBe(expected)
  })

  it('that has a part is known by what it lacks', () => {
    expect(partlyReplaced(graph, new Set(['a', 'x']))).toEqual([{ id: 's', applied: ['a'], missing: ['b'] }])
    expect(partlyReplaced(graph, new Set(['a', 'b']))).toEqual([])
    expect(partlyReplaced(graph, new Set(['s']))).toEqual([])
  })
})

describe('a range', () => {
  const filed = (...lines: readonly string[]): RevisionGraph => {
    const { revisions } = history(...lines)
    return revisionGraph(
      revisions.map(
        (header): Revision => ({
          ...header,
          file: `/r/${header.id}.ts`,
          number: null,
          checksum: 'c',
          format: 'revision',
        }),
      ),
    )
  }
  const squashed = (graph: RevisionGraph, range: string): unknown =>
    faultOf(() => {
      const parts = squashable(graph, new Set(words(range))).map((revision) => ({
        revision,
        written: { upgrade: [], downgrade: [] },
      }))
      const {
        downRevisions,
        dependsOn,
        branchLabels,
        replaces = [],
      } = squashedHeader(graph, parts, { id: 's', message: '' })
      return `${replaces.join(' ')} < ${downRevisions.join(' ')} | ${dependsOn.join(' ')} [${branchLabels.join(' ')}]`
    })
  const forked = filed('a', 'b < a [left]', 'c < a', 'm < b c', 'd < m | x', 'x', 'e < d')

  it.each([
    ['of a line', filed('a', 'b < a', 'c < b', 'd < c'), 'b c', 'b c < a |  []'],
    ['from the beginning', filed('a', 'b < a', 'c < b'), 'a b', 'a b <  |  []'],
    ['with a fork and its merge', forked, 'a b c m', 'a c b m <  |  [left]'],
    ['with a dependency on what is outside', forked, 'd e', 'd e < m | x []'],
    ['with a merge of what is outside', forked, 'm d', 'm d < b c | x []'],
    ['with something in between that is not in it', forked, 'a b m', 'range'],
    ['of one revision', forked, 'a', 'range'],
    ['with a dependency inside', filed('a', 'b < a', 'c < b | a'), 'a b c', 'a b c <  |  []'],
    ['with a dependency by its own label', filed('a [lib]', 'b < a | lib'), 'a b', 'a b <  |  [lib]'],
  ])('%s', (_, graph, range, expected) => {
    expect(squashed(graph, range)).toBe(expected)
  })
})
