import type { Rename, RenameRequest, RenameStep } from '../model/rename.ts'
import { type Candidate, candidatesOf, withoutPremature } from '../renames/candidates.ts'
import { derivedRenames } from '../renames/derive.ts'
import { renameText } from '../renames/request.ts'
import { resolveRenames } from '../renames/resolve.ts'
import { renameSteps } from '../renames/steps.ts'
import type { Comparison } from './compare.ts'

/** What is renamed, and the statements that do it. */
export interface Renames {
  readonly renamed: readonly Rename[]
  readonly steps: readonly RenameStep[]
}

export const noRenames: Renames = { renamed: [], steps: [] }

/** Who says what is a rename. */
export interface Renaming {
  readonly requests: readonly RenameRequest[]
  /** Those of the candidates that are renames; the others are none. Throws where nobody can tell. */
  choose(candidates: readonly Candidate[]): Promise<readonly RenameRequest[]>
}

/**
 * Renames what is asked for, then whatever follows from that, then what somebody takes for a rename, until nothing looks
 * like one any more: that a column was renamed is seen only when its table has the other name.
 */
export async function followRenames(
  first: Comparison,
  { requests, choose }: Renaming,
  renamed: (renames: Renames) => Promise<Comparison>,
): Promise<Comparison> {
  const settled = new Set<string>()
  let [found, next] = [first, requests]
  for (;;) {
    if (next.length > 0) found = await renamed(furtherRenames(found, next))
    next = derivedRenames(placeOf(found))
    if (next.length > 0) continue
    const open = candidatesIn(found).filter((candidate) => !settled.has(renameText(candidate)))
    if (open.length === 0) return found
    const timely = withoutPremature(open)
    next = await choose(timely)
    for (const candidate of timely) settled.add(renameText(candidate))
  }
}

const placeOf = ({ live, declared, namespace }: Comparison) => ({ live, declared, defaultNamespace: namespace })

const candidatesIn = ({ live, wanted, operations, namespace }: Comparison): readonly Candidate[] =>
  candidatesOf(operations, { before: live, after: wanted, defaultNamespace: namespace })

function furtherRenames(found: Comparison, requests: readonly RenameRequest[]): Renames {
  const renamed = resolveRenames(requests, placeOf(found))
  const steps = renameSteps(renamed, found.live, found.namespace)
  return { renamed: [...found.renames.renamed, ...renamed], steps: [...found.renames.steps, ...steps] }
}
