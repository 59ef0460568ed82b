import { readCatalog } from '../../src/io/catalog.ts'
import { connect, type Database, inTransaction } from '../../src/io/database.ts'
import { kindOf } from '../../src/kinds/index.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Schema } from '../../src/model/schema.ts'
import type { Plan } from '../../src/model/step.ts'

/** A database whose objects come and go by plans. */
export interface Playground {
  readonly serverVersion: number
  readonly database: Database
  read(): Promise<Schema>
  /** In one transaction where the plan can run in one, else statement by statement. */
  apply(plan: Plan): Promise<void>
  close(): Promise<void>
}

export async function openPlayground(url: string): Promise<Playground> {
  const database = await connect({ url }, 'laws')
  const { serverVersion } = database
  return {
    serverVersion,
    database,
    read: async () => (await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })).schema,
    apply: (plan) => applyPlan(database, plan),
    close: () => database.close(),
  }
}

async function applyPlan(database: Database, plan: Plan): Promise<void> {
  const statements = plan.steps.flatMap((step) => step.statements)
  const run = async () => {
    for (const { sql } of statements) await database.run(sql)
  }
  if (statements.every(({ transactional }) => transactional) && !plan.steps.some(settles)) {
    return inTransaction(database, { begin: '', end: 'commit' }, run)
  }
  return run()
}

const settles = ({ operation: { kind, before, after } }: { operation: Operation }): boolean =>
  before !== null && after !== null && kindOf(kind).settles?.(before, after) === true
