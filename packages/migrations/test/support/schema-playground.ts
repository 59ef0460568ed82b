import { readCatalog } from '../../src/io/catalog.ts'
import { connect, type Database, inTransaction } from '../../src/io/database.ts'
import { onServer } from '../../src/model/circumstances.ts'
import type { Key } from '../../src/model/key.ts'
import type { Schema } from '../../src/model/schema.ts'
import type { Plan } from '../../src/model/step.ts'
import { type Draft, drafts } from '../../src/plan/body.ts'
import { diff } from '../../src/plan/diff.ts'
import { emptySchema } from '../../src/plan/empty-schema.ts'
import { stages } from '../../src/plan/stages.ts'
import { type FreshDatabase, freshDatabase } from './postgres.ts'
import type { PostgresVersion } from './postgres-server.ts'

/** A database whose objects come and go by plans. */
export interface Playground {
  readonly fresh: FreshDatabase
  readonly database: Database
  readonly serverVersion: number
  read(): Promise<Schema>
  /** In one transaction where the plan can run in one, else statement by statement. */
  apply(plan: Plan): Promise<void>
  close(): Promise<void>
}

export async function openPlayground(version: PostgresVersion = 18): Promise<Playground> {
  const fresh = await freshDatabase({ version })
  const database = await connect({ url: fresh.url }, 'laws')
  return {
    fresh,
    database,
    serverVersion: database.serverVersion,
    read: async () => (await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })).schema,
    apply: (plan) => applyPlan(database, plan),
    async close() {
      await database.close()
      await fresh.drop()
    },
  }
}

export const statementsOf = (plan: Plan): readonly string[] =>
  plan.steps.flatMap(({ statements }) => statements.map(({ sql }) => sql))

async function applyPlan(database: Database, plan: Plan): Promise<void> {
  const statements = plan.steps.flatMap((step) => step.statements)
  const run = async () => {
    for (const { sql } of statements) await database.run(sql)
  }
  const isTransactional = statements.every(({ transactional }) => transactional)
  await (isTransactional ? inTransaction(database, { begin: '', end: 'commit' }, run) : run()).catch(
    (error: unknown) => {
      throw new Error(`${error}\n\nwhile running\n\n${statementsOf(plan).join(';\n')}`, { cause: error })
    },
  )
}

const noRelation: ReadonlySet<Key> = new Set()

/** A way there and back, as revisions would go it: stage by stage, each stage in a transaction of its own. */
export interface Journey {
  readonly legs: readonly Draft[]
  there(): Promise<Schema>
  back(): Promise<Schema>
}

export function journey(playground: Playground, from: Schema, to: Schema, inUse = noRelation): Journey {
  const circumstances = { ...onServer(playground.serverVersion), inUse, populated: inUse }
  const legs = drafts(stages(from, to, circumstances), circumstances)
  const travel = async (plans: readonly Plan[]) => {
    for (const plan of plans) await playground.apply(plan)
    return playground.read()
  }
  return {
    legs,
    there: () => travel(legs.map(({ upgrade }) => upgrade)),
    back: () => travel(legs.toReversed().map(({ downgrade }) => downgrade)),
  }
}

/** What separates a database from what it should be; an empty list where nothing does. */
export const missing = (live: Schema, wanted: Schema) => diff(live, wanted)

export const nothing: Schema = emptySchema()
