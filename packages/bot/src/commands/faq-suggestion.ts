import type { Dependencies } from '../dependencies.ts'
import type { FaqAnswer } from '../domain/faq.ts'
import { readAnswers } from '../store/faq-answers.ts'
import type { Choice, Typing } from './command.ts'

/** The questions that hold what was typed, those that begin with it first. */
export async function faqSuggestions(
  { text }: Pick<Typing, 'text'>,
  { database }: Pick<Dependencies, 'database'>,
  choose: (answer: FaqAnswer) => string | number,
): Promise<readonly Choice[]> {
  const typed = text.trim().toLowerCase()
  const isMeant = ({ title, keywords }: FaqAnswer): boolean =>
    [title, ...keywords].some((word) => word.toLowerCase().includes(typed))
  const begins = ({ title }: FaqAnswer): number => Number(title.toLowerCase().startsWith(typed))
  return (await readAnswers(database))
    .filter((answer) => answer.title !== '' && isMeant(answer))
    .toSorted((one, other) => begins(other) - begins(one))
    .map((answer) => ({ name: answer.title, value: choose(answer) }))
}
