import { UserError } from '../errors.ts'

/** A frequent question with its answer. */
export interface FaqAnswer {
  readonly id: number
  readonly title: string
  readonly summary: string
  readonly keywords: readonly string[]
}

export type FaqDraft = Omit<FaqAnswer, 'id'>

/** Also what Discord shows of a proposal. */
export const longestTitle = 100
export const longestSummary = 4_000
export const longestKeywords = 500
export const longestQuery = 200

/** What somebody has written into the form. */
export function parseFaqDraft(fields: Readonly<Record<string, string>>): FaqDraft {
  const title = (fields.title ?? '').replace(/\s+/g, ' ').trim()
  const summary = (fields.summary ?? '').trim()
  const keywords = distinct(
    (fields.keywords ?? '').split(',').map((word) => word.replace(/\s+/g, ' ').trim().toLowerCase()),
  )
  demandLength('The question', title, longestTitle)
  demandLength('The answer', summary, longestSummary)
  if (keywords.length > 25 || keywords.some(({ length }) => length > 50)) {
    throw new UserError('invalid-value', 'There can be 25 keywords of 50 characters each.')
  }
  return { title, summary, keywords }
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)].filter((word) => word !== '')

function demandLength(what: string, text: string, most: number): void {
  if (text === '') throw new UserError('invalid-value', `${what} is empty.`)
  if (text.length > most) throw new UserError('invalid-value', `${what} has more than ${most} characters.`)
}

/**
 * How alike two texts are, from 0 to 1: what share of the three-letter pieces of the shorter one the other has, too. That
 * finds what is misspelt, where no word is the same.
 */
export function likeness(one: string, other: string): number {
  const [fewer, more] = [piecesOf(one), piecesOf(other)].sort((left, right) => left.size - right.size)
  if (fewer === undefined || more === undefined || fewer.size === 0) return 0
  return [...fewer].filter((piece) => more.has(piece)).length / fewer.size
}

function piecesOf(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(
    words.flatMap((word) => Array.from({ length: word.length + 1 }, (_, at) => ` ${word} `.slice(at, at + 3))),
  )
}

/** The answers whose question or keywords are like the query, the most alike first. */
export function alike(
  answers: readonly FaqAnswer[],
  query: string,
  { least, most }: { readonly least: number; readonly most: number },
): readonly FaqAnswer[] {
  return answers
    .map((answer) => ({
      answer,
      score: Math.max(...[answer.title, ...answer.keywords].map((text) => likeness(query, text))),
    }))
    .filter(({ score }) => score >= least && score > 0)
    .sort((one, other) => other.score - one.score || one.answer.id - other.answer.id)
    .slice(0, most)
    .map(({ answer }) => answer)
}
