import type { RevisionId } from './revision.ts'

export type Direction = 'upgrade' | 'downgrade'

/** A session that another one waits for. */
export interface Blocker {
  readonly pid: number
  readonly application: string
  readonly user: string
  /** `active`, `idle in transaction`, … */
  readonly state: string
  /** Its latest statement, cut to one line; empty where the role may not see it. */
  readonly query: string
  /** When its transaction began, ISO 8601; empty where the role may not see it. */
  readonly since: string
  /** How old its transaction is, by the server's clock; null where the role may not see it. */
  readonly ageMs: number | null
}

/** `idle in transaction for 2 min`. */
export function describeState({ state, ageMs }: Blocker): string {
  if (state === '' || ageMs === null) return state
  const seconds = Math.round(ageMs / 1000)
  return `${state} for ${seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`}`
}

/** What happens while revisions run, as it happens. */
export type Progress =
  | {
      readonly event: 'waiting'
      readonly holder: { readonly pid: number; readonly application: string; readonly since: string } | null
      readonly waitedMs: number
    }
  | {
      readonly event: 'revision-started'
      readonly revision: RevisionId
      readonly message: string
      readonly direction: Direction
      readonly number: number
      readonly total: number
    }
  | {
      readonly event: 'statement-started'
      readonly revision: RevisionId
      readonly sql: string
      readonly number: number
    }
  | {
      readonly event: 'statement-finished'
      readonly revision: RevisionId
      readonly sql: string
      readonly number: number
      /** That it wrote, removed or read; null for a statement that has no rows. */
      readonly rows: number | null
      readonly elapsedMs: number
    }
  | {
      readonly event: 'blocked'
      readonly revision: RevisionId
      readonly by: readonly Blocker[]
      readonly waitedMs: number
    }
  /** PostgreSQL's own account of an index build; `total` is 0 while it is not known. */
  | {
      readonly event: 'index-build'
      readonly revision: RevisionId
      readonly phase: string
      readonly done: number
      readonly total: number
    }
  /** `total` is the server's estimate of the table's rows; null while it has none. */
  | {
      readonly event: 'backfill'
      readonly revision: RevisionId
      readonly table: string
      readonly seen: number
      readonly changed: number
      readonly total: number | null
    }
  | { readonly event: 'retrying'; readonly revision: RevisionId; readonly reason: string; readonly attempt: number }
  | { readonly event: 'reconnecting'; readonly reason: string }
  | { readonly event: 'notice'; readonly revision: RevisionId; readonly text: string }
  | {
      readonly event: 'revision-finished'
      readonly revision: RevisionId
      readonly direction: Direction
      readonly elapsedMs: number
    }
