import { HistoryError, StateError, UsageError } from '../../src/errors.ts'
import { currentHeads } from '../../src/history/current.ts'
import type { RevisionGraph } from '../../src/history/graph.ts'
import { ancestors } from '../../src/history/lineage.ts'
import { downgradePath, upgradePath } from '../../src/history/path.ts'
import { revisionsOf } from '../../src/history/resolve.ts'
import { stampTargets } from '../../src/history/stamp.ts'
import type { Header } from '../../src/model/revision.ts'
import { ids, words } from '../history/histories.ts'

type Graph = RevisionGraph<Header>

/** What comes of it, or the fault that it is refused for. */
export function outcome(work: () => string): string {
  try {
    return work()
  } catch (error) {
    if (error instanceof HistoryError) return error.fault
    if (error instanceof StateError) return `database ${error.fault}`
    if (error instanceof UsageError) return 'usage'
    throw error
  }
}

export const named = (graph: Graph, target: string): string => outcome(() => ids(revisionsOf(graph, target)))

/** The revisions that an upgrade runs, and after `=>` where the database is then. */
export const upgraded = (graph: Graph, current: string, target: string): string =>
  outcome(() => {
    const path = upgradePath(graph, words(target), words(current))
    return told(graph, path, new Set([...ancestors(graph, words(current)), ...path.map(({ id }) => id)]))
  })

/** The same for a downgrade. */
export const downgraded = (graph: Graph, current: string, target: string): string =>
  outcome(() => {
    const path = downgradePath(graph, target, words(current))
    const undone = new Set(path.map(({ id }) => id))
    return told(graph, path, new Set([...ancestors(graph, words(current))].filter((id) => !undone.has(id))))
  })

/** Where a database is after a stamp. */
export const stamped = (graph: Graph, current: string, targets: string): string =>
  outcome(() => placesIn(graph, stampTargets(graph, words(targets), words(current))))

const told = (graph: Graph, path: readonly Header[], applied: ReadonlySet<string>): string =>
  [ids(path), '=>', placesIn(graph, applied)].filter((part) => part !== '').join(' ')

const placesIn = (graph: Graph, applied: ReadonlySet<string>): string =>
  currentHeads([...applied].map((id) => ({ id, downRevisions: graph.below.get(id) ?? [] })))
    .toSorted()
    .join(' ')
