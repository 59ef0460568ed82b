import type { QueryResult } from 'pg'

import { StatementError } from '../errors.ts'
import type { Blocker } from '../model/progress.ts'
import type { RevisionId } from '../model/revision.ts'
import { sqlStateOf } from './database-error.ts'
import type { Run } from './run-session.ts'
import { describeBlockers, type Watched } from './run-watch.ts'

export interface Text {
  readonly sql: string
  readonly parameters?: readonly unknown[] | undefined
}

export type Answer = QueryResult | QueryResult[]

/** Sends statements of one revision, watches them, and remembers who was in their way. */
export interface Sender {
  send(session: Watched, text: Text): Promise<Answer>
  /** Watches what is being sent. */
  watch(session: Watched, work: () => Promise<Answer>): Promise<Answer>
  /** The failure, with what to do about it where that can be told. */
  explained(error: unknown): unknown
}

export function createSender(
  { database, watcher, signal, isBare, patience }: Pick<Run, 'database' | 'watcher' | 'signal' | 'isBare' | 'patience'>,
  revision: RevisionId,
): Sender {
  let blockers: readonly Blocker[] = []
  const blocked = (by: readonly Blocker[]): void => {
    blockers = by
  }
  const watch = async (session: Watched, work: () => Promise<Answer>): Promise<Answer> => {
    const cancel = (): void => void watcher.cancel(session)
    // Whoever has told the run to end does not wait long for what it still tidies up.
    const timer = signal?.aborted ? setTimeout(cancel, patience.lockTimeoutMs) : undefined
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      return await watcher.during({ revision, session, blocked }, work)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
  }
  return {
    watch,
    send: (session, { sql, parameters }) =>
      watch(session, () => database.client.query(sql, parameters && [...parameters])),
    explained: (error) => {
      const hint = error instanceof StatementError ? hintFor(error, { blockers, isBare }) : null
      return error instanceof StatementError && hint !== null ? withHint(error, hint) : error
    },
  }
}

interface Circumstances {
  readonly blockers: readonly Blocker[]
  readonly isBare: boolean
}

// duplicate_table, duplicate_object, duplicate_schema
const alreadyThere: ReadonlySet<string | null> = new Set(['42P07', '42710', '42P06'])

function hintFor(error: StatementError, { blockers, isBare }: Circumstances): string | null {
  const sqlState = sqlStateOf(error)
  if (sqlState === '55P03' && blockers.length > 0) return describeBlockers(blockers)
  if (!isBare || !alreadyThere.has(sqlState)) return null
  return 'If this database has what the revisions make already, say so with: migrate stamp head'
}

const withHint = ({ message, sql, sqlState, revision, cause }: StatementError, hint: string): StatementError =>
  new StatementError(message, { sql, sqlState, revision, cause, hint })
