import type { Key } from '../model/key.ts'
import { displayName, displayQualified } from '../sql/quote.ts'

/** The keys by which one kind refers to another. The default namespace is null. */
export const namespaceKey = (name: string) => `namespace:${displayName(name)}` as Key
export const extensionKey = (name: string) => `extension:${displayName(name)}` as Key
export const enumKey = (namespace: string | null, name: string) => `enum:${displayQualified(namespace, name)}` as Key
export const sequenceKey = (namespace: string | null, name: string) =>
  `sequence:${displayQualified(namespace, name)}` as Key
/** What says to which column a sequence belongs. */
export const sequenceOwnerKey = (namespace: string | null, name: string) =>
  `sequence owner:${displayQualified(namespace, name)}` as Key
export const tableKey = (namespace: string | null, name: string) => `table:${displayQualified(namespace, name)}` as Key
export const columnKey = (namespace: string | null, table: string, name: string) =>
  `column:${displayQualified(namespace, table, name)}` as Key
export const constraintKey = (namespace: string | null, table: string, name: string) =>
  `constraint:${displayQualified(namespace, table, name)}` as Key
export const indexKey = (namespace: string | null, name: string) => `index:${displayQualified(namespace, name)}` as Key
export const viewKey = (namespace: string | null, name: string) => `view:${displayQualified(namespace, name)}` as Key
export const materializedViewKey = (namespace: string | null, name: string) =>
  `materialized view:${displayQualified(namespace, name)}` as Key
export const domainKey = (namespace: string | null, name: string) =>
  `domain:${displayQualified(namespace, name)}` as Key
export const statisticsKey = (namespace: string | null, name: string) =>
  `statistics:${displayQualified(namespace, name)}` as Key
/** The arguments are their types alone, as `format_type` prints them. */
export const functionKey = (namespace: string | null, name: string, types: string) =>
  `function:${displayQualified(namespace, name)}(${types})` as Key
export const commentKey = (target: Key) => `comment:${target}` as Key

/** The namespace that an object lives in, as a reference; nothing for the default one. */
export const inNamespace = (namespace: string | null): readonly Key[] =>
  namespace === null ? [] : [namespaceKey(namespace)]
