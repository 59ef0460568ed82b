import type { DatabaseState } from '../../src/io/ledger.ts'
import { defaultPatience } from '../../src/io/patience.ts'
import type { Task } from '../../src/io/run-body.ts'
import type { RunSettings } from '../../src/io/run-session.ts'
import type { AppliedRevision } from '../../src/model/applied.ts'
import type { Progress } from '../../src/model/progress.ts'

type Body = readonly string[] | Task['body']

/** An upgrade that exists only here, with its statements or a function for a body. */
export function upgradeTask(id: string, body: Body, overrides: Partial<Task['revision']> = {}): Task {
  const isLiteral = typeof body !== 'function'
  return {
    revision: {
      id,
      downRevisions: [],
      message: `makes ${id}`,
      branchLabels: [],
      dependsOn: [],
      transaction: 'own',
      accepts: {},
      file: import.meta.filename,
      number: null,
      checksum: '0'.repeat(64),
      format: 'revision',
      ...overrides,
    },
    direction: 'upgrade',
    dependsOn: [],
    statements: isLiteral ? body : null,
    texts: isLiteral ? body : [],
    downgrade: null,
    body: isLiteral ? async () => undefined : body,
    dataSource: null,
  }
}

/** A planner that has the tasks run which the ledger does not have yet. */
export const pendingOf =
  (tasks: readonly Task[]) =>
  async ({ applied }: DatabaseState): Promise<readonly Task[]> =>
    tasks.filter(({ revision }) => !applied.some(isApplied(revision.id)))

const isApplied =
  (id: string) =>
  (row: AppliedRevision): boolean =>
    row.id === id && row.state === 'applied'

export interface Recorded extends RunSettings {
  readonly events: readonly Progress[]
}

/** Settings for a run against this database, impatient enough for a test, that remember what was reported. */
export function settingsFor(url: string, overrides: Partial<RunSettings> = {}): Recorded {
  const events: Progress[] = []
  return {
    options: { url },
    place: { ledgerSchema: 'retort', defaultNamespace: 'public' },
    purpose: 'test',
    patience: { ...defaultPatience, leaseWaitMs: 10_000, lockTimeoutMs: 300, retryMs: 5_000, reconnectMs: 1_000 },
    signal: undefined,
    progress: (event) => events.push(event),
    ...overrides,
    events,
  }
}
