import {
  ConnectionError,
  type DatabaseFault,
  HistoryError,
  type HistoryFault,
  LockedError,
  RefusedError,
  StateError,
  UsageError,
} from '../errors.ts'

const ofHistory: { readonly [F in HistoryFault]: number } = {
  'unknown-revision': 2,
  'not-an-ancestor': 2,
  range: 2,
  ambiguous: 6,
  'several-heads': 6,
  cycle: 7,
  'missing-revision': 7,
  duplicate: 7,
  unreadable: 7,
}

const ofDatabase: { readonly [F in DatabaseFault]: number } = {
  differs: 3,
  behind: 4,
  ahead: 5,
  unknown: 5,
  edited: 8,
  'half-applied': 8,
  unstamped: 11,
  'foreign-ledger': 2,
  'read-only': 2,
}

/** The exit code of a failure. What nobody foresaw is 1, as is a statement that PostgreSQL rejected. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return 2
  if (error instanceof HistoryError) return ofHistory[error.fault]
  if (error instanceof StateError) return ofDatabase[error.fault]
  if (error instanceof LockedError) return 9
  if (error instanceof ConnectionError) return 10
  if (error instanceof RefusedError) return 11
  return 1
}

/**
 * The worst first: what may be half done, what a person has to decide in a database, what is wrong with all of them alike, what
 * only needs a word, what another attempt may cure, and what is merely found.
 */
const byGravity = [1, 8, 5, 7, 6, 2, 11, 10, 9, 3, 4, 0]

/** The exit code of many commands. */
export const gravest = (codes: readonly number[]): number => byGravity.find((code) => codes.includes(code)) ?? 0
