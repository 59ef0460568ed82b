import type { DataSource } from 'typeorm'

import { connect } from '../io/database.ts'
import { readState } from '../io/ledger.ts'
import type { Loss } from '../io/loss-count.ts'
import type { Direction } from '../model/progress.ts'
import type { RevisionId } from '../model/revision.ts'
import { lossesFrom } from './consent.ts'
import { downgradePlanner } from './downgrade.ts'
import { foldersOf, placeOf, type StatusOptions } from './migration-options.ts'
import { graphIn } from './read-graph.ts'
import { upgradePlanner } from './upgrade.ts'

export interface PreviewOptions extends StatusOptions {
  readonly direction: Direction
  /** As `upgrade` and `downgrade` take it. */
  readonly target: string
  readonly dataSource?: (() => Promise<DataSource>) | undefined
}

/** A revision that would be run. */
export interface PreviewedRevision {
  readonly id: RevisionId
  readonly message: string
  /** Of the file. */
  readonly checksum: string
  /** What would be sent, where the file has it literally; null where its code decides. */
  readonly statements: readonly string[] | null
}

export interface Preview {
  readonly direction: Direction
  /** In the order in which they would be run. */
  readonly revisions: readonly PreviewedRevision[]
  /** The rows and values that are there now and would be gone. */
  readonly losses: readonly Loss[]
}

/** What an upgrade or a downgrade would do now. Takes no lock, and refuses what they would refuse. */
export async function plan(options: PreviewOptions): Promise<Preview> {
  const { direction } = options
  const graph = await graphIn(foldersOf(options))
  const tasksFor = direction === 'upgrade' ? upgradePlanner(options, graph) : downgradePlanner(options, graph)
  const place = placeOf(options)
  const database = await connect(options, `plan ${direction}`)
  try {
    const tasks = await tasksFor(await readState(database, place), database)
    return {
      direction,
      revisions: tasks.map(({ revision: { id, message, checksum }, statements }) => ({
        id,
        message,
        checksum,
        statements,
      })),
      losses: await lossesFrom(database, tasks, place.defaultNamespace),
    }
  } finally {
    await database.close()
  }
}
