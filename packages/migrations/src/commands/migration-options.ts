import type { DataSource } from 'typeorm'

import { UsageError } from '../errors.ts'
import type { ConnectionOptions } from '../io/database.ts'
import type { LedgerPlace } from '../io/ledger-layout.ts'
import type { Loss } from '../io/loss-count.ts'
import { defaultPatience, type Patience } from '../io/patience.ts'
import type { RunSettings } from '../io/run-session.ts'
import type { Progress } from '../model/progress.ts'
import { longestName } from '../sql/object-name.ts'

/** A database and the folder, or folders, of its history. */
export interface StatusOptions extends ConnectionOptions {
  readonly revisions: string | readonly string[]
  /** PostgreSQL schema of the ledger; `retort` unless said otherwise. */
  readonly ledgerSchema?: string | undefined
  /** PostgreSQL schema of unqualified names; `public` unless said otherwise. */
  readonly defaultNamespace?: string | undefined
}

export interface RunOptions extends StatusOptions {
  /** Stops before the next revision, and rolls the present one back. */
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((event: Progress) => void) | undefined
  readonly patience?: Partial<Patience> | undefined
}

export interface MoveOptions extends RunOptions {
  /** Rows and values may be lost without a question. */
  readonly allowDestructive?: boolean | undefined
  /** Asks a person whether these may be lost; without it, nothing may. */
  readonly confirm?: ((losses: readonly Loss[]) => Promise<boolean>) | undefined
  /** Supplies entities to hand-written revisions; asked only when one is to be run. Need not be connected. */
  readonly dataSource?: (() => Promise<DataSource>) | undefined
}

export const foldersOf = ({ revisions }: StatusOptions): readonly string[] =>
  typeof revisions === 'string' ? [revisions] : revisions

export const placeOf = ({ ledgerSchema = 'retort', defaultNamespace = 'public' }: StatusOptions): LedgerPlace => {
  refuseCut({ ledgerSchema, defaultNamespace })
  return { ledgerSchema, defaultNamespace }
}

/** PostgreSQL would cut a longer name without a word, and two ledgers could become one. */
function refuseCut(schemas: LedgerPlace): void {
  for (const [setting, name] of Object.entries(schemas)) {
    const bytes = Buffer.byteLength(name)
    if (bytes <= longestName) continue
    throw new UsageError(`${setting} has ${bytes} bytes, and PostgreSQL keeps ${longestName} of a name: ${name}.`, {
      hint: 'Choose a shorter one.',
    })
  }
}

export const settingsOf = (options: RunOptions, purpose: string): RunSettings => ({
  options: { url: options.url, connection: options.connection },
  place: placeOf(options),
  purpose,
  patience: { ...defaultPatience, ...options.patience },
  signal: options.signal,
  progress: options.onProgress ?? (() => undefined),
})
