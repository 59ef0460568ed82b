import { DataSource, type EntityMetadata } from 'typeorm'
import { dataSourceOptions } from '../../src/index.ts'

/** What TypeORM makes of the entities, without a database. */
export async function entityMetadatas(): Promise<readonly EntityMetadata[]> {
  const dataSource = new DataSource(dataSourceOptions('postgres://localhost/unused'))
  // TypeORM has no public call that builds metadata without connecting.
  // biome-ignore lint/complexity/useLiteralKeys: only this spelling reaches a protected member.
  await dataSource['buildMetadatas']()
  return dataSource.entityMetadatas
}
