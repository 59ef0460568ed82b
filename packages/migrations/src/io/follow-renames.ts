import { kindOf } from '../kinds/index.ts'
import type { Rename, RenameRequest, RenameStep } from '../model/rename.ts'
import { type Candidate, candidatesOf, withoutPremature } from '../renames/candidates.ts'
import { requestsOf, type Twins, twinsIn } from '../renames/derive.ts'
import { resolveMerges } from '../renames/merges.ts'
import { renameText } from '../renames/request.ts'
import { resolveRenames } from '../renames/resolve.ts'
import { formerNames } from '../renames/room.ts'
import { dueRenames } from '../renames/standing.ts'
import { renameSteps } from '../renames/steps.ts'
import { dueValues, followed, foreseen, isAboutOther, partedByValue, type ValueRequests } from '../renames/values.ts'
import { parsePath } from '../sql/object-path.ts'
import type { Comparison } from './compare.ts'

/** What is renamed, and the statements that do it. */
export interface Renames {
  readonly renamed: readonly Rename[]
  readonly steps: readonly RenameStep[]
}

/** Under which names two schemas are compared. */
export interface Naming {
  /** The statements are run before the catalog is read, and rolled back. */
  readonly renames: Renames
  /** What is declared is looked for under the names that it has in the database. */
  readonly labels: readonly Twins[]
}

export const asItIs: Naming = { renames: { renamed: [], steps: [] }, labels: [] }

/** How the names were found, and how to compare again under others. */
export interface Following {
  again(naming: Naming): Promise<Comparison>
  /** The candidates with what is known of the rows that are at stake. */
  weigh(candidates: readonly Candidate[], found: Comparison): Promise<readonly Candidate[]>
  /** Whether an object is left the name that it has. */
  keepsName(twins: Twins): boolean
  /** Whether what is left no name of its own is another object. */
  readonly isStrict: boolean
}

/** Who says what is a rename. */
export interface Renaming {
  readonly requests: readonly RenameRequest[]
  /** The same, but meant for every database that has not got them yet. */
  readonly standing: readonly RenameRequest[]
  /** Those of the candidates that are renames; the others are none. Throws where nobody can tell. */
  choose(candidates: readonly Candidate[]): Promise<readonly RenameRequest[]>
}

/**
 * Renames what is asked for, then whatever follows from that, then what somebody takes for a rename, until nothing looks
 * like one any more: that a column was renamed is seen only when its table has the other name. Values come last, because what
 * they are values of may get its name from a table or a column.
 */
export async function followRenames(first: Comparison, renaming: Renaming, following: Following): Promise<Comparison> {
  const settled = new Set<string>()
  const asked = partedByValue(renaming)
  let [found, values] = [first, asked.values]
  let next = [...asked.others.requests, ...dueRenames(asked.others.standing, worldOf(first))]
  for (;;) {
    if (next.length > 0) {
      const renamed = resolveRenames(next, worldOf(found))
      values = followed(values, renamed, worldOf(found))
      found = await following.again(furtherNames(found, { renamed, labels: [] }))
    }
    const twins = twinsOf(found, values)
    const labels = twins.filter(following.keepsName)
    next = labels.length > 0 ? [] : [...requestsOf(twins, worldOf(found))]
    if (labels.length > 0) found = await following.again(furtherNames(found, { renamed: [], labels }))
    if (twins.length > 0) continue
    const open = candidatesIn(found).filter((candidate) => !settled.has(renameText(candidate)))
    const ripe = values.areWaiting ? open.filter(isAboutOther) : open
    if (values.areWaiting && ripe.length === 0) {
      const due = dueValues(values, worldOf(found))
      next = [...due.renames]
      values = due.merges
      continue
    }
    if (ripe.length === 0) return { ...found, merges: resolveMerges(values.requests, worldOf(found)) }
    const timely = await following.weigh(withoutPremature(ripe), found)
    next = [...(await chosenOf(timely, found, renaming.choose))]
    for (const candidate of timely) settled.add(renameText(candidate))
  }
}

/** What has made room is asked about by the name under which everybody knows it. */
async function chosenOf(
  candidates: readonly Candidate[],
  { renames: { renamed } }: Comparison,
  choose: Renaming['choose'],
): Promise<readonly RenameRequest[]> {
  const former = formerNames(renamed)
  const asked = candidates.map((candidate) => {
    const { ends } = candidate
    const name = ends === null ? undefined : former.get(kindOf(ends.kind).key(ends.before))
    return name === undefined ? candidate : { ...candidate, from: parsePath(name) ?? candidate.from }
  })
  const meant = new Map(asked.map((each, place) => [renameText(each), candidates[place] ?? each]))
  return (await choose(asked)).map((request) => meant.get(renameText(request)) ?? request)
}

/**
 * Looks for what is declared under the names that it has, and renames nothing: who only looks must not wait for a lock,
 * and need not own the table.
 */
export async function followLabels(first: Comparison, { again, keepsName, isStrict }: Following): Promise<Comparison> {
  let found = first
  for (;;) {
    const all = twinsOf(found)
    const twins = isStrict ? all.filter(keepsName) : all
    if (twins.length === 0) return found
    const world = worldOf(found)
    const strange = twins.filter((each) => !keepsName(each))
    const renamed = resolveRenames(requestsOf(strange, world), world)
    const { renames, labels } = found
    found = await again({
      renames: { ...renames, renamed: [...renames.renamed, ...renamed] },
      labels: [...labels, ...twins],
    })
  }
}

/** Where nothing is to be done, whatever is declared is there as it is called. */
function twinsOf(found: Comparison, values?: ValueRequests): readonly Twins[] {
  if (found.operations.length === 0) return []
  const world = worldOf(found)
  return twinsIn(values === undefined ? world : { ...world, live: foreseen(values, world) })
}

const worldOf = ({ live, declared, wanted, namespace, renames }: Comparison) => ({
  live,
  declared,
  wanted,
  leaving: [...formerNames(renames.renamed).keys()],
  defaultNamespace: namespace,
})

const candidatesIn = ({ live, wanted, operations, namespace }: Comparison): readonly Candidate[] =>
  candidatesOf(operations, { before: live, after: wanted, defaultNamespace: namespace })

interface Further {
  readonly renamed: readonly Rename[]
  readonly labels: readonly Twins[]
}

function furtherNames(found: Comparison, { renamed, labels }: Further): Naming {
  const steps = renameSteps(renamed, found.live, found.namespace)
  const { renames } = found
  return {
    renames: { renamed: [...renames.renamed, ...renamed], steps: [...renames.steps, ...steps] },
    labels: [...found.labels, ...labels],
  }
}
