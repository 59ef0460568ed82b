import { HistoryError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import { edgesOf } from './edges.ts'
import { bases, type RevisionGraph } from './graph.ts'
import type { Branch } from './named.ts'
import { type GraphRevision, listed } from './place.ts'

/** A revision, or null for the state before every base. */
export type Place = RevisionId | null

interface Way {
  readonly graph: RevisionGraph<GraphRevision>
  /** Keeps to one line where the history forks. */
  readonly branch: Branch | null
}

/** The place so many steps from another, up where positive; null where the history ends before. */
export function walk(way: Way, from: Place, steps: number): { readonly at: Place } | null {
  const { at, left } = follow(way, from, steps)
  return left === 0 ? { at } : null
}

/** The same, staying at the last revision where the history ends before. */
export const walkAtMost = (way: Way, from: Place, steps: number): Place => follow(way, from, steps).at

function follow(way: Way, from: Place, steps: number): { readonly at: Place; readonly left: number } {
  let at = from
  for (let left = Math.abs(steps); left > 0; left -= 1) {
    const next = steps > 0 ? above(way, at) : below(way, at)
    if (next === undefined) return { at, left }
    at = next
  }
  return { at, left: 0 }
}

function above(way: Way, at: Place): Place | undefined {
  const { graph } = way
  const choices = at === null ? bases(graph).map(({ id }) => id) : edgesOf(graph.next, at)
  return only(way, choices, at === null ? 'are bases' : `follow ${at}`)
}

function below(way: Way, at: Place): Place | undefined {
  if (at === null) return undefined
  const choices = edgesOf(way.graph.down, at)
  return choices.length === 0 ? null : only(way, choices, `are what ${at} follows`)
}

function only({ branch }: Way, choices: readonly RevisionId[], what: string): RevisionId | undefined {
  const onBranch = branch === null ? choices : choices.filter((id) => branch.line.has(id))
  if (onBranch.length < 2) return onBranch[0]
  throw new HistoryError(`${listed(onBranch, ' and ')} ${what}, so one step can lead to either.`, {
    fault: 'ambiguous',
    ids: onBranch,
    hint: `Name the one that is meant, such as ${onBranch[0]}.`,
  })
}
