import { UsageError } from '../errors.ts'
import { parseRenameAnswer, type RenameAnswer } from './rename-answers.ts'
import { parseUsingAnswer, type UsingAnswer } from './using-answers.ts'

/** What a person filled in, question by question. */
export interface Answers {
  readonly answers: readonly RenameAnswer[]
  readonly usingAnswers: readonly UsingAnswer[]
}

export const noAnswers: Answers = { answers: [], usingAnswers: [] }

/** The answers in a document: the questions as they were printed, alone or within the error that printed them. */
export function parseAnswers(document: unknown): Answers {
  const { error, questions } = asFields(document)
  const list: unknown = Array.isArray(document) ? document : (questions ?? asFields(error).questions)
  if (!Array.isArray(list)) {
    throw new UsageError('It has no list of questions.', {
      hint: 'It is what revision --autogenerate --json prints when it refuses, with each answer filled in.',
    })
  }
  const isUsing = (value: unknown) => 'using' in asFields(value)
  return {
    answers: list.filter((value) => !isUsing(value)).map((value) => parseRenameAnswer(asFields(value), value)),
    usingAnswers: list.filter(isUsing).map((value) => parseUsingAnswer(asFields(value), value)),
  }
}

const asFields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
