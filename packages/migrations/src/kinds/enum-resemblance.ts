import { nameLikeness, weighed } from '../sql/name-likeness.ts'
import type { Enum } from './enum.ts'

/** A renamed type has the values it had, or most of them. */
export function enumResemblance(before: Enum, after: Enum): number {
  return weighed([
    [8, valueLikeness(before, after)],
    [2, nameLikeness(before.name, after.name)],
  ])
}

/** The share of the values that both have. */
export function valueLikeness(before: Enum, after: Enum): number {
  const size = before.values.length + after.values.length
  const common = before.values.filter((value) => after.values.includes(value)).length
  return size === 0 ? 0 : (2 * common) / size
}
