import type { WrittenStatement } from '../history/bodies.ts'
import { nameOf } from '../model/key.ts'
import { type LockMode, lockModes, statement } from '../model/statement.ts'
import type { ProofProblem, ProvenStatement } from '../model/verification.ts'
import { type Claim, claimFrom, type RelationClaim } from '../plan/claim.ts'
import { factsOf, hasRows } from '../plan/facts.ts'
import { oneLine } from '../sql/one-line.ts'
import { visibleText } from '../sql/visible-text.ts'
import type { Measured } from './measure.ts'

/** What a file says above a statement. */
export interface Claimed {
  readonly comment: string
  readonly claim: Claim
}

/** The nearest comment above a statement that says what it locks. */
export function claimOf({ comments }: WrittenStatement): Claimed | null {
  for (const comment of comments.toReversed()) {
    const claim = claimFrom(comment)
    if (claim !== null) return { comment, claim }
  }
  return null
}

interface Circumstances {
  readonly claimed: Claimed | null
  /** What is said of the statements before. */
  readonly before: readonly Claim[]
  /** Nothing was sent before in this transaction. */
  readonly isFirst: boolean
}

/** Holds what was measured against what the file says of this statement and of those before it, whose locks still stand. */
export function judged(
  sql: string,
  measured: readonly Measured[] | null,
  { claimed, before, isFirst }: Circumstances,
): { readonly statement: ProvenStatement; readonly problems: readonly ProofProblem[] } {
  const facts = { sql, claimed: claimed?.comment ?? null, measured: measured && inWords(measured, isFirst) }
  if (measured === null || claimed === null) return { statement: { ...facts, isTrue: null }, problems: [] }
  const claims = [...before, claimed.claim].flatMap(({ relations }) => relations)
  const unsaid = measured.flatMap((each) => unsaidOf(each, claims))
  return {
    statement: { ...facts, isTrue: unsaid.length === 0 },
    problems: unsaid.map((what) => ({ kind: 'claim', text: `${oneLine(sql)} ${what}, which the file does not say` })),
  }
}

/** More than is said. That less happens than is said harms nobody. */
function unsaidOf({ keys, lock, isRewritten, isRead }: Measured, claims: readonly RelationClaim[]): readonly string[] {
  const names = keys.map((key) => visibleText(nameOf(key)))
  const about = claims.filter(({ relation }) => names.includes(relation))
  const name = names.at(-1) ?? ''
  const keepsRows = keys.some(hasRows)
  return [
    ...(lock !== null && !about.some(({ mode }) => isAtLeast(mode, lock)) ? [`takes ${lock} on ${name}`] : []),
    ...(isRewritten && keepsRows && !about.some(({ rewrites }) => rewrites) ? [`rewrites ${name}`] : []),
    ...(isRead && !isRewritten && keepsRows && !about.some(({ reads }) => reads) ? [`reads every row of ${name}`] : []),
  ]
}

const isAtLeast = (mode: LockMode | null, other: LockMode): boolean =>
  mode !== null && lockModes.indexOf(mode) >= lockModes.indexOf(other)

function inWords(measured: readonly Measured[], isFirst: boolean): string {
  const isMore = measured.some(({ lock, isRewritten, isRead }) => lock !== null || isRewritten || isRead)
  if (!isMore && !isFirst) return 'locks nothing more'
  const named = measured.flatMap(({ keys, ...each }) => {
    const key = keys.at(-1)
    return key === undefined ? [] : [{ key, ...each }]
  })
  return factsOf(
    statement('', {
      locks: named.flatMap(({ key, lock }) => (lock === null ? [] : [{ relation: key, mode: lock }])),
      rewrites: named.flatMap(({ key, isRewritten }) => (isRewritten && hasRows(key) ? [key] : [])),
      scans: named.flatMap(({ key, isRead }) => (isRead && hasRows(key) ? [key] : [])),
    }),
  )
}
