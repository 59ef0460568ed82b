import type { Key } from '../model/key.ts'
import { columnKey, enumKey, materializedViewKey, sequenceKey, tableKey, viewKey } from './keys.ts'

/** What an object depends on, as the catalog query lists it under `used`: kind, namespace, name, and a column's own name. */
type Use = readonly [kind: string, namespace: string | null, name: string, column: string | null]

const keyFor: Readonly<Record<string, (namespace: string | null, name: string, column: string) => Key>> = {
  column: columnKey,
  enum: enumKey,
  'materialized view': materializedViewKey,
  sequence: sequenceKey,
  table: tableKey,
  view: viewKey,
}

/** The keys of what an object depends on, without its own. */
export function decodeUses(uses: unknown, ...own: readonly Key[]): readonly Key[] {
  const keys = ((uses ?? []) as readonly Use[]).flatMap(
    ([kind, namespace, name, column]) => keyFor[kind]?.(namespace, name, column ?? '') ?? [],
  )
  return [...new Set(keys)].filter((key) => !own.includes(key))
}
