import type { QueryResult } from 'pg'

import { StatementError } from '../errors.ts'
import type { Blocker } from '../model/progress.ts'
import type { RevisionId } from '../model/revision.ts'
import { sqlStateOf } from './database-error.ts'
import type { Run } from './run-session.ts'
import { describeBlockers } from './run-watch.ts'

export interface Text {
  readonly sql: string
  readonly parameters?: readonly unknown[] | undefined
}

export type Answer = QueryResult | QueryResult[]

/** Sends statements of one revision, watches them, and remembers who was in their way. */
export interface Sender {
  send(pid: number, text: Text): Promise<Answer>
  /** The failure, with the sessions that were waited for when it is about a lock. */
  explained(error: unknown): unknown
}

export function createSender({ database, watcher, signal }: Run, revision: RevisionId): Sender {
  let blockers: readonly Blocker[] = []
  const blocked = (by: readonly Blocker[]): void => {
    blockers = by
  }
  return {
    async send(pid, { sql, parameters }) {
      const cancel = (): void => void watcher.cancel(pid)
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        return await watcher.during({ revision, pid, blocked }, () =>
          database.client.query(sql, parameters && [...parameters]),
        )
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    explained: (error) => (isAboutLock(error) && blockers.length > 0 ? withBlockers(error, blockers) : error),
  }
}

const isAboutLock = (error: unknown): error is StatementError =>
  error instanceof StatementError && sqlStateOf(error) === '55P03'

const withBlockers = (error: StatementError, blockers: readonly Blocker[]): StatementError => {
  const { message, sql, sqlState, revision, cause } = error
  return new StatementError(message, { sql, sqlState, revision, cause, hint: describeBlockers(blockers) })
}
