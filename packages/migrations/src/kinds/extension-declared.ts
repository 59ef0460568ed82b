import type { EntityMetadata } from 'typeorm'
import type { Declared } from '../model/declared.ts'
import type { Extension } from './extension.ts'

/** The extensions that TypeORM would create on connecting, unless it is told not to. */
export function declaredExtensions({ dataSource: { options }, entities }: Declared): readonly Extension[] {
  if (options.type !== 'postgres' || options.installExtensions === false) return []
  const needed = entities.flatMap((entity) => neededBy(entity, options.uuidExtension ?? 'uuid-ossp'))
  return [...new Set([...needed, ...(options.extensions ?? [])])].map((name) => ({ name, namespace: null }))
}

const extensionOfType: Readonly<Record<string, string>> = {
  citext: 'citext',
  hstore: 'hstore',
  cube: 'cube',
  ltree: 'ltree',
  vector: 'vector',
  halfvec: 'vector',
  geometry: 'postgis',
  geography: 'postgis',
}

/** The extension that brings a type, as far as TypeORM knows any. */
export const extensionOf = (type: string): string | undefined => extensionOfType[type]

const extensionOfFunctions: Readonly<Record<string, string>> = {
  uuid_generate_v1: 'uuid-ossp',
  uuid_generate_v1mc: 'uuid-ossp',
  uuid_generate_v4: 'uuid-ossp',
}

/** The same for a function that a default may call. */
export const extensionOfFunction = (name: string): string | undefined => extensionOfFunctions[name]

function neededBy(entity: EntityMetadata, uuidExtension: string): readonly string[] {
  const generated = entity.columns.some(
    ({ isGenerated, generationStrategy }) => isGenerated && generationStrategy === 'uuid',
  )
  const typed = entity.columns.map(({ type }) => (typeof type === 'string' ? extensionOf(type) : undefined))
  return [
    ...(generated ? [uuidExtension] : []),
    ...typed.filter((name) => name !== undefined),
    ...(entity.exclusions.length > 0 ? ['btree_gist'] : []),
  ]
}
