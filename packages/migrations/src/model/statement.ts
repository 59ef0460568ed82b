import type { Key } from './key.ts'

/** PostgreSQL's table lock modes, weakest first. */
export const lockModes = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const

export type LockMode = (typeof lockModes)[number]

const strongModes: ReadonlySet<LockMode> = new Set(lockModes.slice(lockModes.indexOf('SHARE')))

/** Whether a lock keeps writers out. */
export const isStrong = (mode: LockMode): boolean => strongModes.has(mode)

export interface Lock {
  readonly relation: Key
  readonly mode: LockMode
}

/** One SQL statement with what a reviewer and the runner must know of it. Relations that the same plan creates are left out. */
export interface Statement {
  readonly sql: string
  /** False for what PostgreSQL refuses in a transaction block, such as CONCURRENTLY. */
  readonly transactional: boolean
  readonly locks: readonly Lock[]
  /** Tables whose rows are written anew. */
  readonly rewrites: readonly Key[]
  /** Tables whose rows are all read while the lock is held. */
  readonly scans: readonly Key[]
  /** What no downgrade brings back, as the end of the sentence "loses …". */
  readonly loses: string | null
  /** What only a person can give every row before it, as the end of the sentence "needs …"; it fails without. */
  readonly needs: string | null
  /** What a reviewer has to know besides, each a line of its own. */
  readonly notes: readonly string[]
  /** What has to be set while it runs, as it stands behind SET LOCAL: `TimeZone TO 'UTC'`. */
  readonly settings: readonly string[]
}

export const statement = (sql: string, facts: Partial<Omit<Statement, 'sql'>> = {}): Statement => ({
  sql,
  transactional: true,
  locks: [],
  rewrites: [],
  scans: [],
  loses: null,
  needs: null,
  notes: [],
  settings: [],
  ...facts,
})
