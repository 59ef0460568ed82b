import { DataSource } from 'typeorm'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { type Entities, readEntities } from '../../src/io/entities.ts'
import { normalise } from '../../src/io/normalise.ts'
import { onServer } from '../../src/model/circumstances.ts'
import type { Operation } from '../../src/model/operation.ts'
import { adoptLive } from '../../src/plan/adopt.ts'
import { diff } from '../../src/plan/diff.ts'
import { emptySchema } from '../../src/plan/empty-schema.ts'
import { plan } from '../../src/plan/plan.ts'
import { quoteName } from '../../src/sql/quote.ts'

export type Options = Extract<ConstructorParameters<typeof DataSource>[0], { readonly type: 'postgres' }>

/** What `check` would find: the operations between a database and the entities, unmanaged objects aside. */
export async function findings(url: string, options: Partial<Options>): Promise<readonly Operation[]> {
  const { schema, defaultNamespace, unmanaged } = await readEntities(
    new DataSource({ ...options, type: 'postgres', url }),
  )
  const database = await connect({ url }, 'test')
  const { schema: live } = await readCatalog(database, { defaultNamespace, ledgerSchema: 'retort' })
  const declared = adoptLive(live, schema)
  const compared = await normalise(database, { live, declared, namespace: defaultNamespace })
  await database.close()
  return diff(live, compared.declared).filter(({ key }) => !unmanaged.includes(key))
}

/** Builds what the entities declare in an empty database, as a revision would. */
export async function build(url: string, options: Partial<Options>): Promise<Entities> {
  const entities = await readEntities(new DataSource({ ...options, type: 'postgres', url }))
  const database = await connect({ url }, 'test')
  const { steps } = plan(emptySchema(), entities.schema, onServer(database.serverVersion))
  await database.run(`set search_path = ${quoteName(entities.defaultNamespace)}, pg_temp`)
  for (const { statements } of steps) for (const { sql } of statements) await database.run(sql)
  await database.close()
  return entities
}

/** Lets TypeORM build what the entities declare. It creates no namespaces. */
export async function synchronise(url: string, options: Partial<Options>): Promise<void> {
  const dataSource = await new DataSource({ ...options, type: 'postgres', url }).initialize()
  const namespaces = new Set(dataSource.entityMetadatas.flatMap(({ schema }) => schema ?? []))
  for (const namespace of namespaces) await dataSource.query(`create schema if not exists ${quoteName(namespace)}`)
  await dataSource.synchronize()
  await dataSource.destroy()
}
