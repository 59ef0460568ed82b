import {
  ConnectionError,
  type DatabaseStatus,
  downgrade,
  HistoryError,
  LockedError,
  type Loss,
  type Progress,
  plan,
  RefusedError,
  type RunOutcome,
  readRevisions,
  StateError,
  StatementError,
  status,
  UsageError,
  upgrade,
} from '@retort/migrations'
import type { DataSource } from 'typeorm'

import { unreachableText } from '../domain/footing.ts'
import { type MovePlan, movePlan } from '../domain/move-plan.ts'
import { UserError } from '../errors.ts'

/** The revisions of the database. What the tool refuses is a UserError. */
export interface Migrations {
  /** Throws the tool's own errors. */
  status(): Promise<DatabaseStatus>
  history(): Promise<MigrationHistory>
  plan(direction: MovePlan['direction'], target: string): Promise<MovePlan>
  /** Runs what was agreed to, and nothing that would lose more. */
  run(plan: MovePlan, watching: Watching): Promise<RunOutcome>
}

/** How the database stands, with what the files say of each revision. */
export interface MigrationHistory {
  readonly status: DatabaseStatus
  /** By id; empty where the files cannot be read. */
  readonly messages: ReadonlyMap<string, string>
}

export interface Watching {
  /** Given when it has to stop. */
  readonly signal: AbortSignal
  readonly onProgress?: (event: Progress) => void
}

export interface MigrationsOptions {
  readonly url: string
  readonly revisions: string
  /** Supplies entities to hand-written revisions. */
  readonly dataSource: () => Promise<DataSource>
}

export function migrationsOf({ url, revisions, dataSource }: MigrationsOptions): Migrations {
  const place = { url, revisions }
  return {
    status: () => status(place),
    history: async () => ({ status: await status(place).catch(explain), messages: await messagesIn(revisions) }),
    plan: async (direction, target) =>
      movePlan(await plan({ ...place, direction, target, dataSource }).catch(explain), target),
    run: ({ direction, target, losses }, watching) => {
      const agreed = new Set(losses.map(({ object }) => object))
      const confirm = async (found: readonly Loss[]): Promise<boolean> =>
        found.every(({ object }) => agreed.has(object))
      const move = direction === 'upgrade' ? upgrade : downgrade
      return move({ ...place, target, dataSource, confirm, ...watching }).catch(explain)
    },
  }
}

/** Of files that cannot be read, the status tells. */
const messagesIn = (folder: string): Promise<ReadonlyMap<string, string>> =>
  readRevisions([folder]).then(
    (found) => new Map(found.map(({ id, message }) => [id, message])),
    () => new Map(),
  )

function explain(error: unknown): never {
  throw asUserError(error) ?? error
}

/** What of the tool's errors an operator can act on. */
function asUserError(error: unknown): UserError | null {
  if (error instanceof ConnectionError) {
    return new UserError('database-unreachable', `${unreachableText}${appliedBefore(error.applied)}`, { cause: error })
  }
  if (error instanceof StatementError) {
    return new UserError('migration-failed', `${error.message}${appliedBefore(error.applied)}`, { cause: error })
  }
  const isRefusal = [HistoryError, StateError, LockedError, RefusedError, UsageError].some(
    (kind) => error instanceof kind,
  )
  if (!isRefusal || !(error instanceof Error)) return null
  return new UserError('migration-refused', [error.message, hintOf(error)].join(' ').trim(), { cause: error })
}

const hintOf = (error: Error): string => ('hint' in error && typeof error.hint === 'string' ? error.hint : '')

const appliedBefore = (applied: readonly string[]): string =>
  applied.length === 0 ? '' : ` Before that, and for good: ${applied.join(', ')}.`
