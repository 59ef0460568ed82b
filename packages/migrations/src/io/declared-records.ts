import { tableKey } from '../kinds/keys.ts'
import type { Table } from '../kinds/table.ts'
import type { Key } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'

/** The declared tables that would be taken for a record: somebody declares one to read there what has been applied. */
export function declaredRecords({ table, column }: Schema): readonly Table[] {
  const columns = new Map<Key, string[]>()
  for (const each of column) {
    const key = tableKey(each.namespace, each.table)
    columns.set(key, [...(columns.get(key) ?? []), each.name])
  }
  return table.filter(({ namespace, name }) => looksLikeRecord(name, columns.get(tableKey(namespace, name)) ?? []))
}

const looksLikeRecord = (name: string, columns: readonly string[]): boolean =>
  name === 'typeorm_metadata' ||
  columns.includes('version_num') ||
  (columns.length === 3 && ['id', 'name', 'timestamp'].every((each) => columns.includes(each)))
