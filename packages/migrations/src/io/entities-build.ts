import type { DataSource, EntityMetadata } from 'typeorm'
import { UsageError } from '../errors.ts'
import { nameEmittedTypes } from './emitted-types.ts'
import { type Storage, withIndexedStorage } from './entities-storage.ts'

/**
 * The metadata of a data source's entities, without a connection: of the driver TypeORM asks only what it was built
 * with. Subscribers and migrations are left unloaded, because they are code of the user's that nothing here needs.
 */
export function buildEntities(dataSource: DataSource): Promise<readonly EntityMetadata[]> {
  const underWay = building.get(dataSource) ?? build(dataSource)
  building.set(dataSource, underWay)
  return underWay.finally(() => building.delete(dataSource))
}

/** A build changes its data source for a while, so that two who want one have it made once. */
const building = new WeakMap<DataSource, Promise<readonly EntityMetadata[]>>()

async function build(dataSource: DataSource): Promise<readonly EntityMetadata[]> {
  if (dataSource.isInitialized) return dataSource.entityMetadatas
  const { options, logger } = dataSource
  Object.assign(dataSource, { options: { ...options, subscribers: [], migrations: [] }, logger: silent })
  try {
    await builtOf(dataSource)
  } catch (cause) {
    throw buildError(cause)
  } finally {
    Object.assign(dataSource, { options, logger })
  }
  if (dataSource.entityMetadatas.length > 0) return dataSource.entityMetadatas
  const patterns = Object.values(options.entities ?? []).filter((entity) => typeof entity === 'string')
  if (patterns.length === 0) return []
  throw new UsageError(`No file that ${patterns.join(', ')} finds has an entity in it.`, {
    hint: 'Patterns start at the working folder; compiled entities have to be built first.',
  })
}

/** Entities that patterns lead to are loaded by the build itself, which fails at a column of no type: once they are there, it can be named. */
async function builtOf(dataSource: DataSource): Promise<void> {
  const built = () => withIndexedStorage(decoratorStorage(), () => dataSource[buildMetadatas]())
  try {
    await built()
  } catch (error) {
    if (!(await nameEmittedTypes(decoratorStorage()))) throw error
    await built()
  }
}

/** Protected, but the only part of `initialize` that opens no connection. */
const buildMetadatas = 'buildMetadatas'

/** One for all copies of TypeORM in a process. */
const decoratorStorage = (): Storage | undefined => Reflect.get(globalThis, 'typeormMetadataArgsStorage')

const nothing = (): void => {}

/** TypeORM's own loggers write to stdout, which is for results. */
const silent: DataSource['logger'] = {
  log: nothing,
  logMigration: nothing,
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
}

function buildError(cause: unknown): UsageError {
  const text = cause instanceof Error ? cause.message : String(cause)
  const [first = text] = text.split('\n', 1)
  return (
    unsupportedType(text, cause) ??
    new UsageError(`TypeORM refuses the entities: ${first.replace(/\.$/, '')}.`, { cause })
  )
}

/** What the compiler emits for an object, a union of several types and a type of another package. */
const guesses = new Set(['', 'undefined', 'Object', 'Promise'])

function unsupportedType(text: string, cause: unknown): UsageError | null {
  const [, type, column] = /^Data type "(.*)" in "(.*)" is not supported/.exec(text) ?? []
  if (type === undefined || column === undefined) return null
  if (guesses.has(type)) {
    return new UsageError(`The type of the column ${column} cannot be guessed.`, {
      hint: "Name it, as in @Column({ type: 'varchar' }): the compiler emits nothing that says what it is.",
      cause,
    })
  }
  const hint = bytes.has(type) ? "For bytes, say type: 'bytea'." : undefined
  return new UsageError(`The column ${column} has the type ${type}, which TypeORM does not know for PostgreSQL.`, {
    hint,
    cause,
  })
}

const bytes = new Set(['Buffer', 'Uint8Array', 'blob'])
