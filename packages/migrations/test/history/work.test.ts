import { describe, expect, it } from 'vitest'
import { currentHeads } from '../../src/history/current.ts'
import { heads, revisionGraph } from '../../src/history/graph.ts'
import { branchLabels } from '../../src/history/lineage.ts'
import { order } from '../../src/history/order.ts'
import { downgradePath, upgradePath } from '../../src/history/path.ts'
import { historyRange } from '../../src/history/range.ts'
import { revisionsOf } from '../../src/history/resolve.ts'
import { stampTargets } from '../../src/history/stamp.ts'
import type { Header } from '../../src/model/revision.ts'

const idAt = (at: number): string => `r${String(at).padStart(6, '0')}`

const revision = (at: number, downs: readonly number[], depends: readonly number[] = []): Header => ({
  id: idAt(at),
  downRevisions: downs.map(idAt),
  message: '',
  branchLabels: at === 0 ? ['trunk'] : [],
  dependsOn: depends.map(idAt),
  transaction: 'own',
  accepts: {},
})

type Shape = (at: number, size: number) => Header

const shapes: Readonly<Record<string, Shape>> = {
  'a line': (at) => revision(at, at === 0 ? [] : [at - 1]),
  'forks that merge at once': (at) => revision(at, at === 0 ? [] : at % 3 === 0 ? [at - 1, at - 2] : [at - (at % 3)]),
  'one fork with many branches': (at) => revision(at, at === 0 ? [] : [0]),
  'ten long branches': (at) => revision(at, at === 0 ? [] : [Math.max(at - 10, 0)]),
  'two lines, one depending on the other throughout': (at, size) =>
    at < size / 2
      ? revision(at, at === 0 ? [] : [at - 1])
      : revision(at, at === Math.ceil(size / 2) ? [] : [at - 1], [at - Math.ceil(size / 2)]),
  'bases without followers': (at) => revision(at, []),
}

/** How often a map or a set is asked or told something, which is what every step of these algorithms does. */
function workOf(task: () => unknown): number {
  const { get } = Map.prototype
  const { has, add } = Set.prototype
  let work = 0
  Map.prototype.get = function (key: unknown): unknown {
    work += 1
    return get.call(this, key)
  }
  Set.prototype.has = function (value: unknown): boolean {
    work += 1
    return has.call(this, value)
  }
  Set.prototype.add = function <T>(this: Set<T>, value: T): Set<T> {
    work += 1
    return add.call(this, value) as Set<T>
  }
  try {
    task()
  } finally {
    Object.assign(Map.prototype, { get })
    Object.assign(Set.prototype, { has, add })
  }
  return work
}

const useAll = (shape: Shape, size: number) => (): void => {
  const revisions = Array.from({ length: size }, (_, at) => shape(at, size))
  const graph = revisionGraph(revisions)
  const all = heads(graph).map(({ id }) => id)
  const head = all[0] ?? ''
  order(graph)
  branchLabels(graph)
  upgradePath(graph, 'heads', [])
  downgradePath(graph, 'base', [head])
  historyRange(graph, `:${head}`, null)
  stampTargets(graph, [head], [])
  revisionsOf(graph, head.slice(0, 7))
  currentHeads(revisions)
}

describe('the work on a history grows as the history does', () => {
  it.each(Object.keys(shapes))('in the shape of %s', (name) => {
    const shape = shapes[name] as Shape
    const [small, large] = [workOf(useAll(shape, 1000)), workOf(useAll(shape, 5000))]
    expect(small).toBeGreaterThan(1000)
    expect(large / small).toBeLessThan(6)
  })
})
