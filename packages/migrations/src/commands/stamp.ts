import { readFile } from 'node:fs/promises'

import { readBodies } from '../history/bodies.ts'
import { currentHeads, dependencyIds } from '../history/current.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { oldestFirst } from '../history/order.ts'
import { recordedRevisions } from '../history/recorded.ts'
import { stampTargets } from '../history/stamp.ts'
import type { DatabaseState } from '../io/ledger.ts'
import { deleteEntry, insertStamped, refreshEntry, type StampedEntry } from '../io/ledger-write.ts'
import { readRevisions } from '../io/revisions.ts'
import { writeGuarded } from '../io/run-guard.ts'
import { type Run, runUnderLease } from '../io/run-session.ts'
import type { RevisionId } from '../model/revision.ts'
import { foldersOf, type RunOptions, settingsOf } from './migration-options.ts'
import { compare, elsewhere } from './status.ts'

export interface StampOptions extends RunOptions {
  /** Where the database is to stand; none means where Alembic or TypeORM say that it stands. */
  readonly targets: readonly string[]
  /** Forgets everything that the ledger says first, also what no file here holds. */
  readonly purge?: boolean | undefined
}

export interface StampOutcome {
  /** Recorded as applied, in the order of the history. */
  readonly stamped: readonly RevisionId[]
  /** Taken out of the ledger. */
  readonly removed: readonly RevisionId[]
  /** Were in the ledger, from a file that has been changed since or half applied; recorded as the files have them. */
  readonly refreshed: readonly RevisionId[]
  readonly current: readonly RevisionId[]
}

/** Records revisions as applied without running them, in one transaction. */
export async function stamp(options: StampOptions): Promise<StampOutcome> {
  const graph = revisionGraph(await readRevisions(foldersOf(options)))
  let outcome: StampOutcome = { stamped: [], removed: [], refreshed: [], current: [] }
  let isSent = false
  let { targets } = options
  let recorded: ReadonlySet<RevisionId> | null = null
  await runUnderLease(settingsOf(options, 'stamp'), {
    async plan(state) {
      // Once there is a ledger, nobody else's record is read.
      if (targets.length === 0) recorded = recordedRevisions(graph, elsewhere(state))
      const change = await changeOf(graph, state, { ...options, targets, recorded })
      // "+1" means one more than there was at first, also when a lost session makes this look again.
      targets = change.current.length === 0 ? ['base'] : change.current
      const { stamped, removed, refreshed } = change
      const isDone = stamped.length + removed.length + refreshed.length === 0
      // A session that was lost at its COMMIT may find its own work here, and nothing left to do.
      if (!isDone || !isSent) outcome = change
      return isDone ? [] : [change]
    },
    consent: async () => undefined,
    perform: async (run, changes) => {
      isSent = true
      for (const change of changes) await write(run, graph, change)
    },
    committing: () => undefined,
  })
  return outcome
}

interface Wish extends StampOptions {
  /** Exactly these, instead of what the targets mean. */
  readonly recorded: ReadonlySet<RevisionId> | null
}

async function changeOf(graph: RevisionGraph, state: DatabaseState, wish: Wish): Promise<StampOutcome> {
  const { current, edited, halfApplied } = await compare(graph, state)
  const wanted = wish.recorded ?? stampTargets(graph, wish.targets, wish.purge === true ? [] : current)
  const applied = new Set(state.applied.map(({ id }) => id))
  const stale = new Set([...edited, ...halfApplied])
  const rows = oldestFirst(graph, wanted)
  return {
    stamped: rows.flatMap(({ id }) => (applied.has(id) ? [] : [id])),
    removed: state.applied.flatMap(({ id }) => (wanted.has(id) ? [] : [id])),
    refreshed: rows.flatMap(({ id }) => (applied.has(id) && stale.has(id) ? [id] : [])),
    current: currentHeads(rows.map(({ id }) => ({ id, downRevisions: graph.below.get(id) ?? [] }))),
  }
}

async function write(run: Run, graph: RevisionGraph, change: StampOutcome): Promise<void> {
  const { place } = run
  const entries = async (ids: readonly RevisionId[]): Promise<readonly StampedEntry[]> =>
    Promise.all(ids.map((id) => entryOf(graph, id)))
  const statements = [
    ...change.removed.map((id) => deleteEntry(place, id)),
    ...(await entries(change.refreshed)).map((entry) => refreshEntry(place, entry)),
    ...(await entries(change.stamped)).map((entry) => insertStamped(place, { ...entry, position: run.nextPosition() })),
  ]
  await writeGuarded(run, statements)
}

async function entryOf(graph: RevisionGraph, id: RevisionId): Promise<StampedEntry> {
  const revision = graph.byId.get(id)
  if (revision === undefined) throw new Error(`the graph has no ${id}`)
  const { downgrade } = readBodies(await readFile(revision.file, 'utf8'))
  return { revision, dependsOn: dependencyIds(graph, id), downgrade }
}
