import { nameOf } from '../model/key.ts'
import { visibleText } from '../sql/visible-text.ts'
import type { Draft } from './body.ts'
import { hasRows } from './facts.ts'
import { lookupOf } from './lookup.ts'
import { ownerOf } from './owner.ts'

/** What a revision is about, in a few words: its tables, or else what it changes besides; where only names change, what they lock. */
export function subjectOf({ renames, upgrade: { steps, before, after } }: Draft): string {
  const sides = { before: lookupOf(before), after: lookupOf(after) }
  const changed = steps.map(({ operation }) => ownerOf(operation.key, sides))
  const locked = renames.flatMap(({ upgrade }) => upgrade.locks.map(({ relation }) => relation))
  const owners = [...new Set(steps.length > 0 ? changed : locked)]
  const tables = owners.filter(hasRows)
  const [first, second, ...more] = (tables.length > 0 ? tables : owners).map((key) => visibleText(nameOf(key)))
  if (first === undefined || second === undefined) return first ?? ''
  return more.length === 0 ? `${first} and ${second}` : `${first} and ${more.length + 1} more`
}
