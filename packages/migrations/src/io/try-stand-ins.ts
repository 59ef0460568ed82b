import { StatementError } from '../errors.ts'
import { returnsIn, standInTrial, triedStandIns } from '../kinds/stand-in-trial.ts'
import type { Circumstances } from '../model/circumstances.ts'
import { reverse } from '../model/operation.ts'
import { contextOf } from '../plan/plan.ts'
import { runningPath } from '../sql/search-path.ts'
import { trialOf } from './catalog-renamed.ts'
import type { Comparison } from './compare.ts'
import { connect, inTransaction, type SessionSource } from './database.ts'

const patience = '10s'

/**
 * What may stand in for values that go, when their columns come back to rows: tried against the server's own types, and
 * against the checks and the rows that are there. Nothing is known of a server that lets nobody write.
 */
export async function tryStandIns(
  { live, wanted, operations, namespace, renames }: Comparison,
  { connection, circumstances }: { readonly connection: SessionSource; readonly circumstances: Circumstances },
): Promise<Circumstances['standIns']> {
  // What goes is what comes back.
  if (operations.every(({ after }) => after !== null)) return new Map()
  const changes = operations.map(reverse)
  const back = contextOf({ before: wanted, after: live, changes }, { ...circumstances, isWayBack: true })
  const returns = returnsIn(operations, back)
  if (returns.length === 0) return new Map()
  const database = await connect(connection, 'try')
  const mode = { begin: 'isolation level repeatable read read write', end: 'rollback' } as const
  try {
    return await inTransaction(database, mode, async () => {
      await database.run([trialOf(renames.steps, namespace), `set local statement_timeout = '${patience}'`].join(';\n'))
      const results = await database.run([...runningPath(namespace), ...standInTrial(returns)].join(';\n'))
      return triedStandIns(returns, results.at(-1)?.rows ?? [])
    })
  } catch (error) {
    if (error instanceof StatementError) return new Map()
    throw error
  } finally {
    await database.close()
  }
}
