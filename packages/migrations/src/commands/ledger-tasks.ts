import { HistoryError } from '../errors.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import type { Database } from '../io/database.ts'
import type { LedgerPlace } from '../io/ledger-layout.ts'
import type { Task } from '../io/run-body.ts'
import { storedDowngrades } from '../io/stored-downgrades.ts'
import type { AppliedRevision } from '../model/applied.ts'
import type { Revision } from '../model/revision.ts'
import { outsideStatement } from '../sql/outside-transaction.ts'

/**
 * The history with those revisions that only the ledger knows, so that what was applied by later files can be undone by earlier ones.
 * Null where they stand on something that nobody knows.
 */
export function graphWithApplied(graph: RevisionGraph, applied: readonly AppliedRevision[]): RevisionGraph | null {
  const strangers = applied.filter(({ id }) => !graph.byId.has(id))
  if (strangers.length === 0) return graph
  try {
    return revisionGraph([...graph.revisions, ...strangers.map(revisionFrom)])
  } catch (error) {
    if (error instanceof HistoryError) return null
    throw error
  }
}

const revisionFrom = ({ id, downRevisions, dependsOn, message, checksum }: AppliedRevision): Revision => ({
  id,
  downRevisions,
  dependsOn,
  message,
  checksum,
  branchLabels: [],
  transaction: 'own',
  accepts: {},
  format: 'revision',
  file: '',
  number: null,
})

/** Makes downgrades of what the ledger keeps of revisions; nothing of those of which it keeps none. */
export const ledgerTasks =
  (database: Database, place: LedgerPlace) =>
  async (revisions: readonly Revision[]): Promise<readonly Task[]> => {
    const stored = await storedDowngrades(
      database,
      place,
      revisions.map(({ id }) => id),
    )
    return revisions.flatMap((revision) => {
      const statements = stored.get(revision.id)
      return statements === undefined ? [] : [storedTask(revision, statements)]
    })
  }

const storedTask = (revision: Revision, statements: readonly string[]): Task => ({
  // Of the transaction the ledger keeps no note: it follows from the statements.
  revision: { ...revision, transaction: statements.some(refusesTransaction) ? 'none' : 'own' },
  direction: 'downgrade',
  dependsOn: [],
  statements,
  texts: statements,
  downgrade: statements,
  body: async () => undefined,
  dataSource: null,
})

const refusesTransaction = (sql: string): boolean => outsideStatement(sql) !== null
