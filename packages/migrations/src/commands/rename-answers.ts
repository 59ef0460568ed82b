import { RefusedError, UsageError } from '../errors.ts'
import type { Renaming } from '../io/follow-renames.ts'
import { type RenameQuestion, type RenameRequest, type RenameWord, renameWords } from '../model/rename.ts'
import type { Candidate } from '../renames/candidates.ts'
import { parseRenames } from '../renames/request.ts'
import { parsePath } from '../sql/object-path.ts'
import { displayQualified } from '../sql/quote.ts'
import { shellWord } from '../sql/shell-word.ts'

/** An answered question; `candidates` may be left out. */
export type RenameAnswer = Pick<RenameQuestion, 'rename' | 'from' | 'answer'>

/** What may be one object under another name. */
export interface RenameProposal {
  readonly word: RenameWord
  readonly from: string
  readonly to: string
  /** From 0 to 1. */
  readonly score: number
}

export interface RenameOptions {
  /** As `--rename` takes them: `column:customer.name=full_name`, or `none` when nothing that looks like a rename is one. */
  readonly renames?: readonly string[] | undefined
  /** In the same form, but meant for every database: one that has been renamed already is left as it is. */
  readonly standingRenames?: readonly string[] | undefined
  /** The questions of an earlier refusal, answered. */
  readonly answers?: readonly RenameAnswer[] | undefined
  /** Asks a person whether this is a rename. Without it, what nobody has answered is refused. */
  readonly confirmRename?: ((proposal: RenameProposal) => Promise<boolean>) | undefined
}

interface AnsweredRenaming extends Renaming {
  /** Refuses answers to what was no question: they were meant for another difference. */
  refuseUnused(): void
}

/** The renames that are declared or answered already, and how to decide on the others. */
export function renamingOf({
  renames = [],
  standingRenames = [],
  answers = [],
  confirmRename,
}: RenameOptions): AnsweredRenaming {
  const declared = parseRenames(renames)
  const standing = parseRenames(standingRenames)
  const denied = new Set(answers.filter(({ answer }) => answer === false).map(subjectText))
  const asked = new Set<string>()
  const isDenied = (candidate: Candidate) =>
    declared.none || standing.none || denied.has(subjectText(questionOf(candidate)))
  return {
    requests: [...declared.requests, ...answers.flatMap(requestOf)],
    standing: standing.requests,
    async choose(candidates) {
      for (const candidate of candidates) asked.add(subjectText(questionOf(candidate)))
      const open = candidates.filter((candidate) => !isDenied(candidate))
      if (open.length === 0) return []
      if (confirmRename === undefined) throw refusal(questionsOf(open))
      return confirmed(open, confirmRename)
    },
    refuseUnused() {
      // Whether rows hold a value that goes is asked later.
      const [unused] = [...denied].filter((text) => !asked.has(text) && !text.startsWith('value:'))
      if (unused === undefined) return
      throw new UsageError(`The answers say what ${unused} is not, and nothing looks as if it were renamed.`, {
        hint: 'Remove that answer, or ask for the questions again with --json.',
      })
    },
  }
}

const subjectText = ({ rename, from }: Pick<RenameQuestion, 'rename' | 'from'>): string => `${rename}:${from}`

function requestOf({ rename, from, answer }: RenameAnswer): readonly RenameRequest[] {
  if (typeof answer !== 'string') return []
  const [before, after] = [parsePath(from), parsePath(answer)]
  if (before === null || after === null) {
    throw new UsageError(`The answer ${JSON.stringify(answer)} for the ${rename} ${from} is not a name.`, {
      hint: 'Take one of the candidates as it is written, or false.',
    })
  }
  return [{ word: rename, from: before, to: after }]
}

const textOf = (path: readonly string[]): string => displayQualified(null, ...path)

const questionOf = ({ word, from }: Candidate): Pick<RenameQuestion, 'rename' | 'from'> => ({
  rename: word,
  from: textOf(from),
})

/** One question for each object that goes, in the order of its likeliest candidate. */
export function questionsOf(candidates: readonly Candidate[]): readonly RenameQuestion[] {
  const texts = [...new Set(candidates.map((candidate) => subjectText(questionOf(candidate))))]
  return texts.flatMap((text) => {
    const own = candidates.filter((candidate) => subjectText(questionOf(candidate)) === text)
    const [first] = own
    if (first === undefined) return []
    const choices = own.map(({ to, score }) => ({ to: textOf(to), score: Math.round(score * 100) / 100 }))
    return [{ ...questionOf(first), candidates: choices, answer: null }]
  })
}

function refusal(questions: readonly RenameQuestion[]): RefusedError {
  const findings = questions.flatMap(questionLines)
  const [first = ''] = questions.flatMap(flagsFor)
  const count =
    questions.length === 1 ? '1 difference looks like a rename' : `${questions.length} differences look like renames`
  return new RefusedError(`${count}, and nobody has said whether that is meant.`, {
    findings,
    questions,
    hint: `Pass ${first}, or --rename none when nothing is a rename.`,
  })
}

/** What to type if it is one: `--rename column:customer.name=full_name (87 % alike)`. */
const questionLines = (question: RenameQuestion): readonly string[] =>
  flagsFor(question).map((flag, at) => `${flag} (${Math.round((question.candidates[at]?.score ?? 0) * 100)} % alike)`)

const flagsFor = (question: RenameQuestion): readonly string[] =>
  question.candidates.map(({ to }) => `--rename ${shellWord(`${subjectText(question)}=${to}`)}`)

/** Asks for one after another, likeliest first, and not for what has found its place. */
async function confirmed(
  candidates: readonly Candidate[],
  confirm: (proposal: RenameProposal) => Promise<boolean>,
): Promise<readonly RenameRequest[]> {
  const found: RenameRequest[] = []
  const taken = new Set<string>()
  for (const candidate of candidates) {
    const ends = endsOf(candidate)
    if (ends.some((end) => taken.has(end))) continue
    const { word, from, to, score } = candidate
    if (!(await confirm({ word, from: textOf(from), to: textOf(to), score }))) continue
    found.push(candidate)
    for (const end of ends) taken.add(end)
  }
  return found
}

const endsOf = ({ word, from, to }: Candidate): readonly string[] => {
  const owner = to.length < from.length ? from.slice(0, -1) : []
  return [`from ${word} ${textOf(from)}`, `to ${word} ${textOf([...owner, ...to])}`]
}

/** One answered question, of whatever shape a file gives it. */
export function parseRenameAnswer(
  { rename, from, answer = null }: Readonly<Record<string, unknown>>,
  value: unknown,
): RenameAnswer {
  const word = renameWords.find((each): each is RenameWord => each === rename)
  if (word === undefined || typeof from !== 'string') {
    throw new UsageError(`${JSON.stringify(value)} is not a question about a rename.`, {
      hint: 'It is what revision --autogenerate --json prints when it refuses, with each answer filled in.',
    })
  }
  if (answer !== null && answer !== false && typeof answer !== 'string') {
    throw new UsageError(`The answer for the ${word} ${from} is ${JSON.stringify(answer)}.`, {
      hint: 'An answer is one of the candidates, or false.',
    })
  }
  return { rename: word, from, answer }
}
