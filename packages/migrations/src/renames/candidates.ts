import { type AnyObject, type KindName, kindNames, kindOf } from '../kinds/index.ts'
import { renameWordOf } from '../kinds/rename.ts'
import { nameOf } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import { type RenameRequest, renameWords } from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from '../plan/lookup.ts'
import { nameLikeness, weighed } from '../sql/name-likeness.ts'
import { parsePath } from '../sql/object-path.ts'

/** Something that goes and something that comes, and may be one thing under another name. */
export interface Candidate extends RenameRequest {
  /** From 0 to 1. */
  readonly score: number
  /** The objects themselves; null for what is none, such as a value of a type. */
  readonly ends: { readonly kind: KindName; readonly before: AnyObject; readonly after: AnyObject } | null
}

interface Sides {
  readonly before: Schema
  readonly after: Schema
  readonly defaultNamespace: string
}

/** Less than this is two different things. */
const threshold = 0.5

/** What looks like a rename among the operations, tables first and the likeliest of them before the others; nothing that is certain. */
export function candidatesOf(
  operations: readonly Operation[],
  { before, after, defaultNamespace }: Sides,
): readonly Candidate[] {
  const sides = { before: lookupOf(before), after: lookupOf(after) }
  const whole = kindNames.flatMap((kind) => {
    const { resemblance, container } = kindOf(kind)
    const own = resemblance === undefined ? [] : operations.filter((operation) => operation.kind === kind)
    const come = own.filter(({ before: was }) => was === null)
    const gone = come.length === 0 ? [] : own.filter(({ after: becomes }) => becomes === null)
    return gone.flatMap((dropped) =>
      come.flatMap((created): readonly Candidate[] => {
        const [was, becomes] = [dropped.before, created.after]
        if (was === null || becomes === null || container?.(was) !== container?.(becomes)) return []
        const score = resemblance?.(was, becomes, sides) ?? 0
        const ends = { kind, before: was, after: becomes }
        return [{ word: renameWordOf[kind] ?? 'table', ...namesOf(dropped, created, defaultNamespace), score, ends }]
      }),
    )
  })
  return [...whole, ...operations.flatMap(partsOf)].filter(({ score }) => score >= threshold).sort(byPlace)
}

/** A type often is renamed because its column was, and then nobody has to be asked about it. */
export function withoutPremature(candidates: readonly Candidate[]): readonly Candidate[] {
  const isEarlier = ({ word }: Candidate) => word === 'table' || word === 'column'
  return candidates.some(isEarlier) ? candidates.filter(({ word }) => word !== 'type') : candidates
}

/** What contains comes first, because what it contains may depend on the answer; then the likeliest. */
export const byPlace = (first: Candidate, second: Candidate): number =>
  renameWords.indexOf(first.word) - renameWords.indexOf(second.word) || second.score - first.score

/** The other name is given in full only where it is in another namespace. */
function namesOf(dropped: Operation, created: Operation, defaultNamespace: string): Pick<RenameRequest, 'from' | 'to'> {
  const [from, to] = [parsePath(nameOf(dropped.key)) ?? [], parsePath(nameOf(created.key)) ?? []]
  const isBeside = from.length === to.length && from.slice(0, -1).every((part, index) => part === to[index])
  return { from, to: isBeside ? to.slice(-1) : [defaultNamespace, ...to].slice(-2) }
}

/** Parts of one object that are gone and others that are there: values of an enum type. */
function partsOf(operation: Operation): readonly Candidate[] {
  const { kind, key, before, after } = operation
  const { parts } = kindOf(kind)
  if (parts === undefined || before === null || after === null) return []
  const [was, becomes] = [parts(before), parts(after)]
  const gone = was.filter((part) => !becomes.includes(part))
  const come = becomes.filter((part) => !was.includes(part))
  const owner = parsePath(nameOf(key)) ?? []
  return gone.flatMap((from) =>
    come.map((to) => ({
      word: 'value' as const,
      from: [...owner, from],
      to: [to],
      ends: null,
      score: weighed([
        [6, Number(was.indexOf(from) === becomes.indexOf(to))],
        [4, nameLikeness(from, to)],
      ]),
    })),
  )
}
