import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { HistoryError } from '../../src/errors.ts'
import { readRevision } from '../../src/history/file.ts'
import { followingOthers } from '../../src/history/follow-others.ts'
import { type RevisionGraph, realHeads, revisionGraph } from '../../src/history/graph.ts'
import { ancestors } from '../../src/history/lineage.ts'
import { renumbered } from '../../src/history/naming.ts'
import { otherHead, rebaseOnto } from '../../src/history/rebase.ts'
import type { Header } from '../../src/model/revision.ts'
import { graph as anyGraph } from './arbitraries.ts'
import { headerFrom, history, ids } from './histories.ts'

type Graph = RevisionGraph<Header>

const faultOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    if (error instanceof HistoryError) return error.fault
    throw error
  }
}

/** What is moved, and `id<parents` for what follows others than before. */
const rebased = (graph: Graph, side: string, onto: string): unknown =>
  faultOf(() => {
    const { moved, follows } = rebaseOnto(graph, side, onto)
    return [ids(moved), ...[...follows].map(([id, downs]) => `${id}<${downs.join('+')}`)].join(' | ')
  })

/** The history as its files say it afterwards. */
function after(graph: Graph, side: string, onto: string): Graph {
  const { follows } = rebaseOnto(graph, side, onto)
  return revisionGraph(
    graph.revisions.map((each) => ({ ...each, downRevisions: follows.get(each.id) ?? each.downRevisions })),
  )
}

describe('a rebase', () => {
  const fork = history('a', 'b < a', 'c1 < b', 'd1 < c1', 'c2 < b', 'd2 < c2')
  const trees = history('a', 'b < a', 'x', 'y < x')
  const merged = history('a', 'b < a', 'c1 < a', 'm < c1 b', 'd1 < m', 'c < b')
  const split = history('a', 'b < a', 'c < a', 'd1 < c', 'd2 < c')
  const third = history('a', 'b < a', 'c < a', 't', 'm < c t')
  const depended = history('a', 'b < a | c1', 'c1 < a', 'c2 < c1')
  const labelled = history('a', 'b < a [left]', 'c < a | left [right]', 'd < c')
  const cases: readonly [string, Graph, string, string, string][] = [
    ['takes the side from its fork to its head', fork, 'd2', 'd1', 'c2 d2 | c2<d1'],
    ['takes the same side whichever revision names it', fork, 'c2', 'd1', 'c2 d2 | c2<d1'],
    ['goes onto the middle of another side', fork, 'd2', 'c1', 'c2 d2 | c2<c1'],
    ['takes along what forks within the side', split, 'd1', 'b', 'c d2 d1 | c<b'],
    ['puts one tree onto another', trees, 'y', 'b', 'x y | x<b'],
    ['lets a merge with the other side follow its own', merged, 'c1', 'c', 'c1 m d1 | c1<c | m<c1'],
    ['keeps a merge with a third side', third, 'c', 'b', 'c m | c<b'],
    ['leaves in place what the other side depends on', depended, 'c2', 'b', 'c2 | c2<b'],
    ['leaves labels and dependencies alone', labelled, 'd', 'b', 'c d | c<b'],
    ['is refused for what both sides have', fork, 'b', 'd1', 'range'],
    ['is refused onto the side itself', fork, 'c1', 'd1', 'range'],
    ['is refused where it changes nothing', fork, 'd1', 'c1', 'range'],
  ]
  it.each(cases)('%s', (_, graph, side, onto, expected) => {
    expect(rebased(graph, side, onto)).toBe(expected)
  })

  it('of a TypeORM migration is refused, since its place is its time', () => {
    const graph = revisionGraph([
      headerFrom('a'),
      { ...headerFrom('1700000000001'), format: 'typeorm' as const },
      { ...headerFrom('1700000000002 < 1700000000001'), format: 'typeorm' as const },
    ])
    expect(rebased(graph, '1700000000002', 'a')).toBe('range')
    expect(rebased(graph, 'a', '1700000000002')).toBe('a | a<1700000000002')
  })

  it('moves whatever is on the side, with nothing lost, nothing below it twice, and no circle', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(), fc.nat(), (graph, one, other) => {
        const [side, onto] = [one, other].map((pick) => graph.revisions[pick % Math.max(graph.revisions.length, 1)]?.id)
        if (side === undefined || onto === undefined || typeof rebased(graph, side, onto) !== 'string') return
        if (rebased(graph, side, onto) === 'range') return
        const result = after(graph, side, onto)
        const { moved } = rebaseOnto(graph, side, onto)
        const isMoved = new Set(moved.map(({ id }) => id))
        for (const { id } of graph.revisions) {
          const before = ancestors(graph, [id])
          const now = ancestors(result, [id])
          expect([...before].every((below) => now.has(below))).toBe(true)
          if (isMoved.has(id)) expect(now.has(onto)).toBe(true)
          else if (![...before].some((below) => isMoved.has(below))) expect(now).toEqual(before)
        }
        expect(faultOf(() => rebaseOnto(result, side, onto))).toBe('range')
        expect(realHeads(result).length).toBeLessThanOrEqual(realHeads(graph).length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the other head', () => {
  it.each([
    ['two heads', history('a', 'b < a', 'c < a'), 'b', 'c'],
    ['a revision below the head', history('a', 'b < a', 'c < a', 'd < c'), 'c', 'b'],
    ['one head', history('a', 'b < a'), 'b', 'range'],
    ['what both sides have', history('a', 'b < a', 'c < a'), 'a', 'range'],
    ['three heads', history('a', 'b < a', 'c < a', 'd < a'), 'b', 'several-heads'],
  ])('with %s', (_, graph, side, expected) => {
    expect(faultOf(() => otherHead(graph, side))).toBe(expected)
  })
})

describe('the value of downRevision', () => {
  const sources: readonly [string, string][] = [
    ["export const downRevision = 'aaaa'", "export const downRevision = 'bbbb'"],
    ['export const downRevision = null', "export const downRevision = 'bbbb'"],
    [
      'export const downRevision: string | null = "aaaa" as const // why',
      "export const downRevision: string | null = 'bbbb' as const // why",
    ],
    [
      "export const downRevision = ['aaaa', 'cccc'] satisfies string[];",
      "export const downRevision = 'bbbb' satisfies string[];",
    ],
    ["export const downRevision = [\n  'aaaa', // left\n  'cccc',\n]\n", "export const downRevision = 'bbbb'\n"],
    [
      "// downRevision = 'aaaa'\r\nexports.downRevision = `aaaa`;\r\n",
      "// downRevision = 'aaaa'\r\nexports.downRevision = 'bbbb';\r\n",
    ],
    [
      "\uFEFFexport const downRevision = ('aaaa')\nconst text = 'aaaa'",
      "\uFEFFexport const downRevision = 'bbbb'\nconst text = 'aaaa'",
    ],
  ]
  it.each(sources)('changes and nothing else: %j', (source, expected) => {
    const header = (text: string): string => `${text}\nexport const revision = 'rrrr'\n`
    const changed = followingOthers(header(source), ['bbbb'])
    expect(changed).toBe(header(expected))
    if (!source.includes('exports')) expect(readRevision('/r/1_x.ts', changed ?? '').downRevisions).toEqual(['bbbb'])
  })

  it('can be a list, and none', () => {
    expect(followingOthers("export const downRevision = 'a'", ['b', 'c'])).toBe(
      "export const downRevision = ['b', 'c']",
    )
    expect(followingOthers("export const downRevision = 'a'", [])).toBe('export const downRevision = null')
    expect(followingOthers("export const revision = 'a'", ['b'])).toBe(null)
    expect(followingOthers("export const downRevision = before('a')", ['b'])).toBe(null)
  })
})

describe('file names', () => {
  const files = (...names: readonly string[]) =>
    names.map((name) => ({ id: name, file: `/r/${name}`, number: /^\d+/.exec(name)?.[0] ?? null }))
  const cases: readonly [string, readonly string[], readonly string[], readonly string[]][] = [
    ['stay where they come last in their order', ['004_a.ts', '007_b.ts'], ['001_x.ts', '003_y.ts'], []],
    ['count on from the others', ['002_a.ts', '003_b.ts'], ['001_x.ts', '003_y.ts'], ['004_a.ts', '005_b.ts']],
    ['are made anew where they are out of order', ['009_a.ts', '005_b.ts'], ['001_x.ts'], ['002_a.ts', '003_b.ts']],
    ['grow a digit', ['998_a.ts', '999_b.ts'], ['999_x.ts'], ['1000_a.ts', '1001_b.ts']],
    ['without a number have none afterwards', ['a.ts', '001_b.ts'], ['002_x.ts'], ['003_b.ts']],
  ]
  it.each(cases)('%s', (_, moved, others, expected) => {
    expect([...renumbered(files(...moved), files(...others)).values()]).toEqual(expected)
  })
})
