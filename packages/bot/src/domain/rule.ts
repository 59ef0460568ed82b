import { UserError } from '../errors.ts'

/** A rule of a guild. */
export interface Rule {
  readonly id: number
  /** Its place, counted from 1; places of rules that another program has written may leave gaps. */
  readonly number: number
  readonly title: string
  readonly description: string
  readonly isEnabled: boolean
}

export type RuleDraft = Pick<Rule, 'title' | 'description'>

export const longestRuleTitle = 250
export const longestRuleText = 4_000
/** As many as a list of proposals shows. */
export const mostRules = 25

/** What somebody has written into the form. */
export function parseRuleDraft(fields: Readonly<Record<string, string>>): RuleDraft {
  const title = (fields.title ?? '').replace(/\s+/g, ' ').trim()
  const description = (fields.description ?? '').trim()
  if (title === '' || description === '') throw new UserError('invalid-value', 'A rule has a title and a text.')
  if (title.length > longestRuleTitle || description.length > longestRuleText) {
    throw new UserError(
      'invalid-value',
      `A title has ${longestRuleTitle} characters at the most, and a text ${longestRuleText}.`,
    )
  }
  return { title, description }
}

/** The list with one item taken out and put in so that it is the `place`th, counted from 1. */
export function movedTo<T>(items: readonly T[], item: T, place: number): readonly T[] {
  const others = items.filter((other) => other !== item)
  return others.toSpliced(Math.max(0, place - 1), 0, item)
}
