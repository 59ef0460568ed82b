import { StatementError } from '../errors.ts'
import type { Retyping } from '../kinds/column-retypings.ts'
import { trialStatements, triedConversions, typeChangesIn, usingTrial } from '../kinds/conversion-trial.ts'
import type { Circumstances } from '../model/circumstances.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { runningPath } from '../sql/search-path.ts'
import { trialOf } from './catalog-renamed.ts'
import { type Database, inTransaction } from './database.ts'
import type { Renames } from './follow-renames.ts'

interface Trying {
  readonly operations: readonly Operation[]
  /** The default one. */
  readonly namespace: string
  /** The types are called as they are after these. */
  readonly renames: Renames
}

/**
 * What the server does with the type changes that a comparison found. It is asked by trying them on temporary tables, which
 * are rolled back: its version, its extensions and its own casts decide. Nothing is known of a server that lets nobody write.
 */
export async function tryConversions(
  database: Database,
  { operations, namespace, renames }: Trying,
): Promise<Circumstances['conversions']> {
  const changes = typeChangesIn(operations)
  if (changes.length === 0) return new Map()
  const mode = { begin: 'isolation level read committed read write', end: 'rollback' } as const
  try {
    return await inTransaction(database, mode, async () => {
      if (renames.steps.length > 0) await database.run(trialOf(renames.steps, namespace))
      const results = await database.run([...runningPath(namespace), ...trialStatements(changes)].join(';\n'))
      return triedConversions(changes, results.at(-1)?.rows ?? [])
    })
  } catch (error) {
    if (error instanceof StatementError) return new Map()
    throw error
  }
}

interface Using {
  readonly retyping: Retyping
  readonly expression: string
  /** The side that the column comes from. */
  readonly schema: Schema
}

/** Why the server does not take an expression behind USING; null where it does, or cannot tell yet. */
export async function problemWith(database: Database, using: Using, namespace: string): Promise<string | null> {
  const { retyping, expression, schema } = using
  const mode = { begin: 'isolation level read committed read write', end: 'rollback' } as const
  const statements = [...runningPath(namespace), ...usingTrial(retyping, expression, schema)]
  try {
    await inTransaction(database, mode, () => database.run(statements.join(';\n')))
    return null
  } catch (error) {
    if (error instanceof StatementError && isAboutExpression(error)) return error.message
    if (error instanceof StatementError) return null
    throw error
  }
}

/** What is wrong with names and types, except for a type that the revision makes, and for what the role may not do; or a subquery. */
const isAboutExpression = ({ sqlState }: StatementError): boolean =>
  sqlState === '0A000' || (sqlState?.startsWith('42') === true && sqlState !== '42704' && sqlState !== '42501')
