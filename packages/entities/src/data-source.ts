import type { DataSourceOptions } from 'typeorm'
import { entities } from './entities.ts'
import { namingStrategy } from './naming.ts'

/** Everything but the address: what the command line's `--data-source` reads. */
export const options = {
  type: 'postgres',
  entities,
  namingStrategy,
  synchronize: false,
  migrationsRun: false,
  // On connecting, TypeORM would otherwise create the extensions that it thinks the entities need.
  installExtensions: false,
} satisfies DataSourceOptions

/** Options to connect to the database that a `postgres://` URL names; nothing is opened. */
export const dataSourceOptions = (url: string): DataSourceOptions => ({ ...options, url })
