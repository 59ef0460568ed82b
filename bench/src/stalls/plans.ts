import { readCatalog } from '../../../packages/migrations/src/io/catalog.ts'
import { connect } from '../../../packages/migrations/src/io/database.ts'
import { tableKey } from '../../../packages/migrations/src/kinds/keys.ts'
import { onServer } from '../../../packages/migrations/src/model/circumstances.ts'
import type { Schema } from '../../../packages/migrations/src/model/schema.ts'
import { bodiesOf, drafts } from '../../../packages/migrations/src/plan/body.ts'
import { stages } from '../../../packages/migrations/src/plan/stages.ts'

/** What one revision sends. */
export interface Leg {
  readonly isTransaction: boolean
  readonly statements: readonly string[]
}

/** The revisions that autogenerate would write for tables without rows, and for tables in use. */
export interface Plans {
  readonly plain: readonly Leg[]
  readonly online: readonly Leg[]
}

export async function plansFor(before: string, after: string, serverVersion: number): Promise<Plans> {
  const [from, to] = [await schemaOf(before), await schemaOf(after)]
  const inUse = new Set(from.table.map(({ namespace, name }) => tableKey(namespace, name)))
  const legs = (relations: typeof inUse): readonly Leg[] => {
    const circumstances = { ...onServer(serverVersion), inUse: relations }
    return drafts(stages(from, to, circumstances), circumstances)
      .map(bodiesOf)
      .map(({ transaction, upgrade }) => ({
        isTransaction: transaction === 'own',
        statements: upgrade.flatMap((each) => ('sql' in each ? [each.sql] : [])),
      }))
  }
  return { plain: legs(new Set()), online: legs(inUse) }
}

async function schemaOf(url: string): Promise<Schema> {
  const database = await connect({ url }, 'bench')
  try {
    return (await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })).schema
  } finally {
    await database.close()
  }
}
