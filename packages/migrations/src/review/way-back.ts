import type { KnownSchema } from '../effects/known.ts'
import type { WayBack } from '../model/review.ts'
import type { ProofStatus } from '../model/verification.ts'
import { knownDifferences } from './known-difference.ts'
import { type Draft, knownAfter, type ReadBody } from './read-revision.ts'

export interface BothWays {
  readonly before: KnownSchema
  readonly upgrade: ReadBody
  readonly downgrade: ReadBody
  readonly rows: readonly Draft[]
  /** Of the revision, where it was tried. */
  readonly proof: ProofStatus | null
}

/** Where the downgrade leads, as far as it can be read: a proof says more, and is told beside it. */
export function wayBackOf({ before, upgrade, downgrade, rows, proof }: BothWays): WayBack {
  const isProven = proof === 'proven'
  const found = (kind: WayBack['kind'], says: string): WayBack => ({ kind, says, isProven })
  if (upgrade.statements.length === 0 && upgrade.isWhole) return found('exact', 'there is nothing to take back')
  if (downgrade.isWhole && downgrade.statements.length === 0)
    return found('missing', 'there is none: the downgrade is empty')
  const losses = rows.flatMap(({ loses }) => loses ?? [])
  const ends = losses.length > 0 ? 'structure' : rows.some(({ fills }) => fills) ? 'empties' : 'exact'
  if (!isProven) {
    if (!upgrade.isWhole || !downgrade.isWhole || downgrade.problems.length > 0)
      return found('unread', 'not known: it is decided by code')
    const left = knownDifferences(before, knownAfter(knownAfter(before, upgrade), downgrade))
    if (left.length > 0) return found('differs', `leads elsewhere: ${listed(left)}`)
  }
  return found(ends, endings[ends])
}

const endings: Readonly<Record<'exact' | 'empties' | 'structure', string>> = {
  exact: 'exact',
  empties: 'exact, and drops what was written since',
  structure: 'brings back the structure, not what is lost',
}

const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')

/** The same for one row. */
export function rowWayBack({ object, loses, fills }: Draft, { kind, says }: WayBack): string {
  if (kind === 'missing') return 'none'
  if (kind === 'unread') return 'not known'
  if (kind === 'differs' && says.includes(object)) return 'leads elsewhere'
  if (loses !== null) return 'structure only'
  return fills ? 'exact, drops what was written since' : 'exact'
}
