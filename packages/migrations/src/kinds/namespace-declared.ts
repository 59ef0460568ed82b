import type { Declared } from '../model/declared.ts'
import { enumsOf } from './enum-declared.ts'
import type { Namespace } from './namespace.ts'
import { placeOf } from './relation-declared.ts'

/** Every database has `public` from the start. */
export function declaredNamespaces(model: Declared): readonly Namespace[] {
  const places = model.entities.flatMap((entity) => [placeOf(entity, model), ...enumsOf(entity, model)])
  const names = new Set([model.defaultNamespace, ...places.flatMap(({ namespace }) => namespace ?? [])])
  return [...names].filter((name) => name !== 'public').map((name) => ({ name }))
}
