import type { DataSource, EntityMetadata } from 'typeorm'

/** What an application's TypeORM metadata says, before any kind has made objects of it. */
export interface Declared {
  readonly dataSource: DataSource
  readonly entities: readonly EntityMetadata[]
  /** The namespace that unqualified names live in. Objects in it carry `namespace: null`. */
  readonly defaultNamespace: string
}
