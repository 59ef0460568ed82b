import type { RevisionId } from '../model/revision.ts'

/** Where one can go from each revision. */
export type Edges = ReadonlyMap<RevisionId, readonly RevisionId[]>

export const edgesOf = (edges: Edges, id: RevisionId): readonly RevisionId[] => edges.get(id) ?? []

/** The given revisions and all that the edges lead to from them. */
export function reach(edges: Edges, from: Iterable<RevisionId>): Set<RevisionId> {
  const reached = new Set(from)
  // A Set hands out what is added to it while it is being walked.
  for (const id of reached) for (const target of edgesOf(edges, id)) reached.add(target)
  return reached
}

export function reversed(edges: Edges): Edges {
  const back = new Map<RevisionId, RevisionId[]>()
  edges.forEach((targets, id) => {
    for (const target of targets) {
      const found = back.get(target)
      if (found === undefined) back.set(target, [id])
      else found.push(id)
    }
  })
  return back
}

/** The edges of both, each target once. */
export function joined(first: Edges, second: Edges): Edges {
  if (second.size === 0) return first
  return new Map(
    [...first].map(([id, targets]) => {
      const others = edgesOf(second, id)
      return [id, others.length === 0 ? targets : unique([...targets, ...others])]
    }),
  )
}

export const unique = (ids: readonly RevisionId[]): readonly RevisionId[] => (ids.length < 2 ? ids : [...new Set(ids)])
