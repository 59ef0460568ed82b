import { HistoryError, StateError, UsageError } from '../../src/errors.ts'
import { currentHeads } from '../../src/history/current.ts'
import { bases, heads, type RevisionGraph, realHeads, revisionGraph } from '../../src/history/graph.ts'
import { ancestors } from '../../src/history/lineage.ts'
import { downgradePath, upgradePath } from '../../src/history/path.ts'
import { historyRange } from '../../src/history/range.ts'
import { revisionsOf } from '../../src/history/resolve.ts'
import { stampTargets } from '../../src/history/stamp.ts'
import type { Header } from '../../src/model/revision.ts'
import type { Question } from './histories.ts'

/** What was answered: revisions in their order and where the database is afterwards, or why not. */
export type Answer =
  | { readonly path: readonly string[]; readonly current: readonly string[] }
  | { readonly error: string; readonly message: string }

/** This tool's answers to questions about one history. */
export function answersTo(revisions: readonly Header[], questions: readonly Question[]): readonly Answer[] {
  const graph = attempt(() => revisionGraph(revisions))
  return questions.map((question) => ('error' in graph ? graph : attempt(() => answerTo(graph, question))))
}

function attempt<T>(work: () => T): T | { readonly error: string; readonly message: string } {
  try {
    return work()
  } catch (error) {
    if (error instanceof HistoryError || error instanceof StateError)
      return { error: error.fault, message: error.message }
    if (error instanceof UsageError) return { error: 'usage', message: error.message }
    throw error
  }
}

function answerTo(graph: RevisionGraph<Header>, { kind, target, current }: Question): Answer {
  const targets = target.split(' ')
  switch (kind) {
    case 'upgrade': {
      const path = idsOf(upgradePath(graph, targets, current))
      return { path, current: currentIn(graph, new Set([...ancestors(graph, current), ...path])) }
    }
    case 'downgrade': {
      const path = idsOf(downgradePath(graph, target, current))
      const left = [...ancestors(graph, current)].filter((id) => !path.includes(id))
      return { path, current: currentIn(graph, new Set(left)) }
    }
    case 'stamp':
      return { path: [], current: currentIn(graph, stampTargets(graph, targets, current)) }
    case 'show':
      return { path: idsOf(revisionsOf(graph, target)), current: [] }
    case 'history':
      return { path: idsOf(historyRange(graph, target, null)), current: [] }
    case 'heads':
      return { path: idsOf(heads(graph)), current: idsOf(realHeads(graph)).toSorted() }
    case 'bases':
      return { path: idsOf(bases(graph)), current: [] }
  }
}

const idsOf = (revisions: readonly Header[]): readonly string[] => revisions.map(({ id }) => id)

const currentIn = (graph: RevisionGraph<Header>, applied: ReadonlySet<string>): readonly string[] =>
  currentHeads([...applied].map((id) => ({ id, downRevisions: graph.below.get(id) ?? [] }))).toSorted()
