import type { Answer } from './answers.ts'
import type { Question } from './histories.ts'

interface Both {
  readonly question: Question
  readonly theirs: Answer
  readonly ours: Answer
}

/** One way in which this tool answers otherwise, on purpose. */
interface Difference {
  readonly name: string
  explains(both: Both): boolean
}

const isGiven = (answer: Answer): answer is Extract<Answer, { path: unknown }> => 'path' in answer

const failsWith = (answer: Answer, pattern: RegExp): boolean =>
  !isGiven(answer) && pattern.test(`${answer.error}: ${answer.message}`)

/** The only ways in which the two may differ; an answer that none of them explains is a fault. */
export const differences: readonly Difference[] = [
  {
    name: 'Alembic ends in a traceback',
    explains: ({ theirs }) => failsWith(theirs, /^(Assertion|Key|Index|Type|Value|Attribute)Error:/),
  },
  {
    name: 'Alembic does not see a circle that a line leads into and another out of',
    explains: ({ theirs, ours }) => isGiven(theirs) && failsWith(ours, /^cycle:/),
  },
  {
    name: 'Alembic leaves a row for a revision that another row stands on',
    explains: ({ theirs, ours }) =>
      isGiven(theirs) &&
      isGiven(ours) &&
      theirs.path.join() === ours.path.join() &&
      theirs.current.length > ours.current.length &&
      ours.current.every((id) => theirs.current.includes(id)),
  },
  {
    name: 'stamps that overlap are refused',
    explains: ({ question: { kind, target }, theirs, ours }) =>
      kind === 'stamp' && target.includes(' ') && isGiven(theirs) && failsWith(ours, /^range:.* is below /),
  },
  {
    name: 'a stamp of several in Alembic takes rows along that are no relatives',
    explains: ({ question: { kind, target }, theirs, ours }) =>
      kind === 'stamp' && / |^heads$/.test(target) && isGiven(theirs) && isGiven(ours),
  },
  {
    name: 'steps at the beginning of a range count from its end, or from a revision',
    explains: ({ question: { kind, target } }) => kind === 'history' && /^[^:]*-\d+:/.test(target),
  },
  {
    name: 'what the edges leave free comes in a part of the history as it does in the whole',
    explains: ({ question: { kind }, theirs, ours }) =>
      kind === 'history' &&
      isGiven(theirs) &&
      isGiven(ours) &&
      theirs.path.toSorted().join() === ours.path.toSorted().join(),
  },
  {
    name: 'steps are understood wherever a revision is looked at',
    explains: ({ question: { kind, target } }) => kind === 'show' && /[+-]\d/.test(target),
  },
  {
    name: 'a downgrade to a revision that is not on the branch is refused',
    explains: ({ question: { kind, target }, theirs, ours }) =>
      kind === 'downgrade' && target.includes('@') && isGiven(theirs) && failsWith(ours, /^unknown-revision:/),
  },
  {
    name: 'a downgrade on a branch that begins at the target or below it takes the branch',
    explains: ({ question: { kind, target }, theirs, ours }) =>
      kind === 'downgrade' &&
      target.includes('@') &&
      failsWith(theirs, /valid downgrade target|Can't locate/) &&
      isGiven(ours),
  },
  {
    name: 'a downgrade to what only a dependency keeps has nothing to do',
    explains: ({ question: { kind }, theirs, ours }) =>
      kind === 'downgrade' && failsWith(theirs, /valid downgrade target/) && isGiven(ours) && ours.path.length === 0,
  },
  {
    name: 'the head of a branch is found for a downgrade, too',
    explains: ({ question: { kind, target }, theirs }) =>
      kind === 'downgrade' && /@heads?$/.test(target) && (failsWith(theirs, /Multiple head/) || isGiven(theirs)),
  },
  {
    name: 'a step down at a merge goes to the side that is on the branch',
    explains: ({ question: { target }, theirs, ours }) =>
      target.includes('@') && failsWith(theirs, /Ambiguous walk/) && isGiven(ours),
  },
  {
    name: 'a step down that could start from several revisions is refused',
    explains: ({ question: { kind, target, current }, theirs, ours }) =>
      kind === 'downgrade' &&
      /^(\w+@)?-\d/.test(target) &&
      current.length > 1 &&
      isGiven(theirs) &&
      failsWith(ours, /^several-heads:/),
  },
]

/** What explains that the two answers are not the same; null where nothing does. Refusals are the same whatever their words. */
export function differenceBetween(both: Both): string | null {
  return differences.find((difference) => difference.explains(both))?.name ?? null
}

/** Whether both say the same; of lists that no order is promised for, the order does not count. */
export function agree({ question: { kind }, theirs, ours }: Both): boolean {
  if (!isGiven(theirs) || !isGiven(ours)) return isGiven(theirs) === isGiven(ours)
  const isOrdered = !['show', 'heads', 'bases'].includes(kind)
  const pathOf = ({ path }: { path: readonly string[] }): string => (isOrdered ? path : path.toSorted()).join()
  return pathOf(theirs) === pathOf(ours) && theirs.current.join() === ours.current.join()
}
