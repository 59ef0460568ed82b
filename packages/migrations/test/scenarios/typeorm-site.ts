import { DataSource } from 'typeorm'

import { quoteName } from '../../src/sql/quote.ts'
import { type Declared, optionsOf } from './scenario.ts'
import type { Site } from './site.ts'

export interface TypeormMigration {
  readonly up: readonly TypeormQuery[]
  readonly down: readonly TypeormQuery[]
}

interface TypeormQuery {
  readonly query: string
  readonly parameters?: unknown[] | undefined
}

const connected = (site: Site, declared: Declared): Promise<DataSource> =>
  new DataSource({ ...optionsOf(declared), type: 'postgres', url: site.url }).initialize()

/** Lets TypeORM build what the entities declare; the schemas, which it never creates, are there. */
export async function synchroniseTypeorm(site: Site, declared: Declared): Promise<void> {
  const dataSource = await connected(site, declared)
  try {
    const schemas = new Set(dataSource.entityMetadatas.flatMap(({ schema }) => schema ?? []))
    for (const schema of schemas) await dataSource.query(`create schema if not exists ${quoteName(schema)}`)
    await dataSource.synchronize()
  } finally {
    await dataSource.destroy()
  }
}

/** What `typeorm migration:generate` would write; its file lists the queries of `down` from the last to the first. */
export async function generateTypeorm(site: Site, declared: Declared): Promise<TypeormMigration> {
  const dataSource = await connected(site, declared)
  try {
    const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log()
    return { up: upQueries, down: downQueries.toReversed() }
  } finally {
    await dataSource.destroy()
  }
}

/** Runs one direction as `typeorm migration:run` and `migration:revert` do unless told otherwise: in one transaction. */
export async function runTypeorm(site: Site, queries: readonly TypeormQuery[]): Promise<void> {
  const dataSource = await new DataSource({ type: 'postgres', url: site.url }).initialize()
  try {
    await dataSource.transaction(async (manager) => {
      for (const { query, parameters } of queries) await manager.query(query, parameters)
    })
  } finally {
    await dataSource.destroy()
  }
}
