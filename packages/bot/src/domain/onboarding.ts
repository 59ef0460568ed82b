import { UserError } from '../errors.ts'

export const questionTypes = ['select', 'multiselect', 'text', 'email'] as const

export type QuestionType = (typeof questionTypes)[number]

/** A question that new members are asked. */
export interface Question {
  readonly id: number
  /** Its place in the list, counted from 0: the name of its answer. */
  readonly index: number
  readonly text: string
  readonly type: QuestionType
  /** Of a question that is answered from a list. */
  readonly options: readonly { readonly label: string; readonly value: string }[]
  readonly isRequired: boolean
}

/** By index; an empty text is a question that was skipped. */
export type Answers = Readonly<Record<string, unknown>>

export type QuestionDraft = Pick<Question, 'text' | 'type' | 'options' | 'isRequired'>

export const longestQuestion = 300
export const longestAnswer = 1_000
export const mostQuestions = 25
const longestLabel = 100

/** The first question that has no answer yet; null when there is none. */
export const nextQuestion = (questions: readonly Question[], answers: Answers): Question | null =>
  questions.find(({ index }) => !(String(index) in answers)) ?? null

/** What somebody has written into the form for a question. */
export function parseQuestion(
  type: string,
  fields: Readonly<Record<string, string>>,
  isRequired: boolean,
): QuestionDraft {
  const known = questionTypes.find((each) => each === type)
  const text = (fields.question ?? '').replace(/\s+/g, ' ').trim()
  if (known === undefined) throw refused(`A question is one of ${questionTypes.join(', ')}.`)
  if (text === '' || text.length > longestQuestion) throw refused(`A question has 1 to ${longestQuestion} characters.`)
  return { text, type: known, options: isChosen(known) ? parseOptions(fields.options ?? '') : [], isRequired }
}

/** Whether it is answered from a list. */
export const isChosen = (type: QuestionType): boolean => type === 'select' || type === 'multiselect'

function parseOptions(text: string): QuestionDraft['options'] {
  const labels = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  if (labels.length < 2 || labels.length > 25) throw refused('A list has 2 to 25 options, one on each line.')
  if (new Set(labels).size < labels.length) throw refused('An option is there twice.')
  const long = labels.find(({ length }) => length > longestLabel)
  if (long !== undefined) throw refused(`An option has ${longestLabel} characters at the most.`)
  return labels.map((label) => ({ label, value: label }))
}

/** What somebody has written as an answer. */
export function parseWritten({ type }: Question, written: string): string {
  const answer = written.trim()
  if (answer === '' || answer.length > longestAnswer) throw refused(`An answer has 1 to ${longestAnswer} characters.`)
  if (type === 'email' && !isAddress(answer)) throw refused('That is not an e-mail address.')
  return answer
}

const isAddress = (text: string): boolean => text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text)

/** What somebody has chosen, by place in the list; a crafted request may choose what was not offered. */
export function parseChosen({ type, options }: Question, places: readonly string[]): string | string[] {
  const chosen = places.flatMap((place) => (/^\d{1,2}$/.test(place) ? (options[Number(place)]?.value ?? []) : []))
  const [first] = chosen
  if (first === undefined || chosen.length < places.length) throw refused('That is not one of the answers.')
  return type === 'multiselect' ? chosen : first
}

const refused = (sentence: string): UserError => new UserError('invalid-value', sentence)
