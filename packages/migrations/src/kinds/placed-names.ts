import type { Schema } from '../model/schema.ts'

/** A name in a namespace; null for the default one. */
export interface PlacedName {
  readonly namespace: string | null
  readonly name: string
}

/** What of a schema has a name in a namespace. */
export const placedNames = (schema: Schema): readonly PlacedName[] =>
  Object.values(schema).flatMap((objects) =>
    objects.flatMap((object) =>
      'namespace' in object && 'name' in object && typeof object.name === 'string'
        ? [{ namespace: object.namespace, name: object.name }]
        : [],
    ),
  )
