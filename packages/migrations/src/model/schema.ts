import type { KindName, ObjectOf } from '../kinds/index.ts'

/**
 * A database described as plain data: for every kind, the objects of that kind, in the order they were found.
 * A field named `uses` holds what the catalog says an object depends on; it orders a plan and is never compared.
 */
export type Schema = { readonly [K in KindName]: readonly ObjectOf<K>[] }
