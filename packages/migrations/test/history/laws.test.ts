import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBodies } from '../../src/history/bodies.ts'
import { currentHeads } from '../../src/history/current.ts'
import { readRevision } from '../../src/history/file.ts'
import { type RevisionGraph, realHeads, revisionGraph } from '../../src/history/graph.ts'
import { ancestors, tips } from '../../src/history/lineage.ts'
import { newestFirst, order } from '../../src/history/order.ts'
import { downgradePath, upgradePath } from '../../src/history/path.ts'
import { historyRange } from '../../src/history/range.ts'
import { stampTargets } from '../../src/history/stamp.ts'
import { type Body, revisionSource } from '../../src/history/write.ts'
import type { Header } from '../../src/model/revision.ts'
import { body, graph, header } from './arbitraries.ts'
import { ids } from './histories.ts'

type Graph = RevisionGraph<Header>

const idsOf = (revisions: readonly Header[]): readonly string[] => revisions.map(({ id }) => id)

/** A graph with some of its revisions. */
const withSome: fc.Arbitrary<{ graph: Graph; some: readonly string[] }> = graph.chain((graph) =>
  fc.record({ graph: fc.constant(graph), some: fc.subarray([...idsOf(graph.revisions)]) }),
)

/** Where a database is that has applied these revisions and all they need. */
const currentOf = (graph: Graph, some: readonly string[]): readonly string[] =>
  tips(graph, new Set(ancestors(graph, some)))

const respectsEdges = (graph: Graph, oldestFirst: readonly string[]): boolean => {
  const place = new Map(oldestFirst.map((id, at) => [id, at]))
  return oldestFirst.every((id) =>
    [...ancestors(graph, [id])].every((below) => (place.get(below) ?? -1) <= (place.get(id) ?? -1)),
  )
}

describe('every order', () => {
  it('has each revision once, after all that it follows or depends on', () => {
    fc.assert(
      fc.property(graph, (graph) => {
        const sorted = idsOf(order(graph))
        expect(sorted.toSorted()).toEqual(idsOf(graph.revisions).toSorted())
        expect(respectsEdges(graph, sorted)).toBe(true)
      }),
    )
  })

  it('of some revisions keeps what lies between them', () => {
    fc.assert(
      fc.property(withSome, ({ graph, some }) => {
        const sorted = idsOf(newestFirst(graph, new Set(some)))
        expect(sorted.toSorted()).toEqual(some.toSorted())
        expect(respectsEdges(graph, sorted.toReversed())).toBe(true)
      }),
    )
  })

  it('stays with a line until it ends or another stands on it', () => {
    const forked = revisionGraph(
      ['a', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3'].map((id) => ({
        id,
        downRevisions: id === 'a' ? [] : [id.endsWith('1') ? 'a' : `${id[0]}${Number(id[1]) - 1}`],
        message: '',
        branchLabels: [],
        dependsOn: [],
        transaction: 'own' as const,
        accepts: {},
      })),
    )
    expect(ids(order(forked))).toBe('a c1 c2 c3 b1 b2 b3')
  })
})

describe('every path', () => {
  it('up runs exactly what is missing, below before above', () => {
    fc.assert(
      fc.property(withSome, withSome, ({ graph, some }, other) => {
        const targets = currentOf(
          graph,
          other.some.filter((id) => graph.byId.has(id)),
        )
        const current = currentOf(graph, some)
        const applied = ancestors(graph, current)
        const path = idsOf(upgradePath(graph, targets, current))
        expect(new Set([...path, ...applied])).toEqual(new Set([...applied, ...ancestors(graph, targets)]))
        expect(path.some((id) => applied.has(id))).toBe(false)
        expect(respectsEdges(graph, [...applied].filter((id) => !path.includes(id)).length === 0 ? path : [])).toBe(
          true,
        )
      }),
    )
  })

  it('down to base is the path up backwards', () => {
    fc.assert(
      fc.property(withSome, ({ graph, some }) => {
        const targets = currentOf(graph, some)
        expect(idsOf(downgradePath(graph, 'base', targets))).toEqual(
          idsOf(upgradePath(graph, targets, [])).toReversed(),
        )
      }),
    )
  })

  it('down to a revision leaves nothing above it and all that is not, and up again brings back the same', () => {
    fc.assert(
      fc.property(withSome, fc.nat(), ({ graph, some }, pick) => {
        const current = currentOf(graph, some)
        const applied = new Set(ancestors(graph, current))
        const target = [...applied][pick % Math.max(applied.size, 1)]
        if (target === undefined) return
        const undone = idsOf(downgradePath(graph, target, current))
        for (const id of undone) applied.delete(id)
        expect(applied.has(target)).toBe(true)
        expect((graph.next.get(target) ?? []).some((id) => applied.has(id))).toBe(false)
        expect([...applied].every((id) => [...ancestors(graph, [id])].every((below) => applied.has(below)))).toBe(true)
        const left = currentOf(graph, [...applied])
        expect(idsOf(upgradePath(graph, current, left)).toReversed()).toEqual(undone)
      }),
    )
  })

  it('up to heads leaves the database at the real heads', () => {
    fc.assert(
      fc.property(withSome, ({ graph, some }) => {
        const current = currentOf(graph, some)
        const applied = [...ancestors(graph, current), ...idsOf(upgradePath(graph, 'heads', current))]
        const rows = applied.map((id) => ({ id, downRevisions: graph.below.get(id) ?? [] }))
        expect(currentHeads(rows).toSorted()).toEqual(idsOf(realHeads(graph)).toSorted())
      }),
    )
  })
})

describe('every stamp', () => {
  it('of where the database is changes nothing', () => {
    fc.assert(
      fc.property(withSome, ({ graph, some }) => {
        const current = currentOf(graph, some)
        expect(stampTargets(graph, current, current)).toEqual(ancestors(graph, current))
      }),
    )
  })

  it('leaves its target current, whatever was', () => {
    fc.assert(
      fc.property(withSome, fc.nat(), ({ graph, some }, pick) => {
        const target = graph.revisions[pick % Math.max(graph.revisions.length, 1)]?.id
        if (target === undefined) return
        const stamped = stampTargets(graph, [target], currentOf(graph, some))
        expect(tips(graph, new Set(stamped))).toContain(target)
      }),
    )
  })
})

describe('every range', () => {
  it('without ends is the whole history, newest first', () => {
    fc.assert(
      fc.property(graph, (graph) => {
        expect(idsOf(historyRange(graph, null, null))).toEqual(idsOf(order(graph)).toReversed())
      }),
    )
  })
})

describe('every revision', () => {
  const statementsOf = (parts: Body): readonly string[] => parts.flatMap((part) => ('sql' in part ? [part.sql] : []))

  it('that is written is read back as it was, statement for statement', () => {
    fc.assert(
      fc.property(header, body, body, (header, upgrade, downgrade) => {
        const source = revisionSource({ header, upgrade, downgrade })
        expect(readRevision('/r/001_x.ts', source)).toMatchObject(header)
        expect(readBodies(source)).toEqual({ upgrade: statementsOf(upgrade), downgrade: statementsOf(downgrade) })
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps every comment on a line of its own', () => {
    fc.assert(
      fc.property(body, (upgrade) => {
        const comments = upgrade.map((part) => ('sql' in part ? { ...part, sql: 'X' } : part))
        const source = revisionSource({ header: plain, upgrade: comments, downgrade: [] })
        const lines = source.split(/[\n\r\u2028\u2029]/).slice(source.indexOf('export async') === -1 ? 0 : 6)
        const foreign = lines.filter(
          (line) => !/^(?:$|export |\}$| {2}\/\/| {2}await queryRunner\.query\(`X`\)$)/.test(line),
        )
        expect(foreign).toEqual([])
      }),
    )
  })

  it('is written the same every time', () => {
    fc.assert(
      fc.property(header, body, (header, upgrade) => {
        const write = (): string => revisionSource({ header, upgrade, downgrade: [] })
        expect(write()).toBe(write())
      }),
    )
  })
})

const plain: Header = {
  id: 'a',
  downRevisions: [],
  message: 'm',
  branchLabels: [],
  dependsOn: [],
  transaction: 'own',
  accepts: {},
}
