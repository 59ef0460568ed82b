import { readdirSync } from 'node:fs'
import { DataSource } from 'typeorm'
import { describe, expect, test } from 'vitest'
import { quoteName } from '../../src/sql/quote.ts'
import { freshDatabase } from '../support/postgres.ts'
import { type EntitySet, entitySets } from './index.ts'

const sets = Object.values(entitySets)

/** A data source with its metadata built, as `initialize` would build it, without a database. */
async function described({ entities }: EntitySet, url = 'postgres://localhost/unused'): Promise<DataSource> {
  const dataSource = new DataSource({ type: 'postgres', url, entities })
  // biome-ignore lint/complexity/useLiteralKeys: only this spelling reaches a protected member.
  await dataSource['buildMetadatas']()
  return dataSource
}

describe('the entity sets', () => {
  test('are all in the list', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file !== 'index.ts' && !file.endsWith('.test.ts'))
    const camelCase = (file: string) =>
      file.replace(/\.ts$/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    expect(Object.keys(entitySets).sort()).toEqual(files.map(camelCase).sort())
  })

  test('use every column type that a plain server has', async () => {
    const dataSources = await Promise.all(sets.map((set) => described(set)))
    const columns = dataSources.flatMap(({ entityMetadatas }) => entityMetadatas.flatMap((table) => table.columns))
    // PostGIS and pgvector are no part of PostgreSQL's distribution.
    const known = new Set([...columns.map(({ type }) => type), 'geometry', 'geography', 'vector', 'halfvec'])
    const supported = dataSources.flatMap(({ driver }) => driver.supportedDataTypes)
    expect(supported.filter((type) => !known.has(type))).toEqual([])
  })
})

test.each(sets.filter((set) => set.typeormCreates !== 'nothing'))('TypeORM creates: $about', async (set) => {
  const database = await freshDatabase()
  const dataSource = await new DataSource({ type: 'postgres', url: database.url, entities: set.entities }).initialize()
  const namespaces = new Set(dataSource.entityMetadatas.flatMap(({ schema }) => schema ?? []))
  for (const namespace of namespaces) await database.query(`create schema if not exists ${quoteName(namespace)}`)
  await dataSource.synchronize()
  await dataSource.destroy()
})
