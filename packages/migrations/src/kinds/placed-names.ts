import type { Schema } from '../model/schema.ts'

/** A name in a namespace; null for the default one. */
export interface PlacedName {
  readonly namespace: string | null
  readonly name: string
}

/** What of a schema has a name in a namespace. */
export const placedNames = (schema: Schema): readonly PlacedName[] =>
  Object.values(schema).flatMap((objects) => objects.flatMap(placedName))

/** The name of one object, where it has one in a namespace. */
export const placedName = (object: object): readonly PlacedName[] => {
  if (!('namespace' in object && 'name' in object)) return []
  const { namespace, name } = object
  return typeof name === 'string' && (namespace === null || typeof namespace === 'string') ? [{ namespace, name }] : []
}
