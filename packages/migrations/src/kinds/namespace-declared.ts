import type { Declared } from '../model/declared.ts'
import type { Schema } from '../model/schema.ts'
import { enumsOf } from './enum-declared.ts'
import type { Namespace } from './namespace.ts'
import { placeOf } from './relation-declared.ts'

/** Every database has `public` from the start. */
export function declaredNamespaces(model: Declared): readonly Namespace[] {
  const places = model.entities.flatMap((entity) => [placeOf(entity, model), ...enumsOf(entity, model)])
  const names = new Set([model.defaultNamespace, ...places.flatMap(({ namespace }) => namespace ?? [])])
  return [...names].filter((name) => name !== 'public').map((name) => ({ name }))
}

/** The schema with the namespaces in which nothing but what is declared besides entities stands. */
export function withNamespacesOf(declared: Schema, schema: Schema): Schema {
  const known = new Set(['public', ...schema.namespace.map(({ name }) => name)])
  const names = Object.values(declared).flatMap((objects) =>
    objects.flatMap((object) => ('namespace' in object && object.namespace !== null ? [object.namespace] : [])),
  )
  const missing = [...new Set(names)].filter((name) => !known.has(name)).sort()
  return { ...schema, namespace: [...schema.namespace, ...missing.map((name) => ({ name }))] }
}
