import 'reflect-metadata'

import { DataSource } from 'typeorm'
import { expect, test } from 'vitest'

import { readCatalog } from '../../src/io/catalog.ts'
import { connect, type Database } from '../../src/io/database.ts'
import { type Entities, readEntities } from '../../src/io/entities.ts'
import { normalise } from '../../src/io/normalise.ts'
import type { Operation } from '../../src/model/operation.ts'
import { emptySchema } from '../../src/model/schema.ts'
import { adoptLive } from '../../src/plan/adopt.ts'
import { diff } from '../../src/plan/diff.ts'
import { plan } from '../../src/plan/plan.ts'
import { quoteName } from '../../src/sql/quote.ts'
import { entitySets } from '../entities/index.ts'
import { freshDatabase } from '../support/postgres.ts'

const sets = Object.entries(entitySets)

/** What `check` would find: the operations between a database and the entities, unmanaged objects aside. */
async function findings(database: Database, entities: Entities): Promise<readonly Operation[]> {
  const { defaultNamespace, unmanaged } = entities
  const { schema: live } = await readCatalog(database, { defaultNamespace, ledgerSchema: 'retort' })
  const declared = adoptLive(live, entities.schema)
  const compared = await normalise(database, { live, declared, namespace: defaultNamespace })
  return diff(live, compared.declared).filter(({ key }) => !unmanaged.includes(key))
}

/** TypeORM creates no namespaces. */
async function synchronise(dataSource: DataSource): Promise<void> {
  await dataSource.initialize()
  const namespaces = new Set(dataSource.entityMetadatas.flatMap(({ schema }) => schema ?? []))
  for (const namespace of namespaces) await dataSource.query(`create schema if not exists ${quoteName(namespace)}`)
  await dataSource.synchronize()
  await dataSource.destroy()
}

test.each(sets)('%s: a database built from the entities is what they say', async (_name, set) => {
  const { url } = await freshDatabase()
  const entities = await readEntities(new DataSource({ type: 'postgres', url, entities: set.entities }))
  const database = await connect({ url }, 'test')
  const { steps } = plan(emptySchema(), entities.schema, database.serverVersion)
  const statements = steps.flatMap((step) => step.statements).map(({ sql }) => sql)
  for (const sql of statements) await database.run(sql)
  expect(await findings(database, entities)).toEqual([])
  await database.close()
})

test.each(sets.filter(([, { typeormCreates }]) => typeormCreates === undefined))(
  '%s: a database that TypeORM synchronised is what the entities say',
  async (_name, set) => {
    const { url } = await freshDatabase()
    const options = { type: 'postgres', url, entities: set.entities } as const
    await synchronise(new DataSource(options))
    const database = await connect({ url }, 'test')
    expect(await findings(database, await readEntities(new DataSource(options)))).toEqual([])
    await database.close()
  },
)
