import type { Key } from '../model/key.ts'
import { materializedViewKey, tableKey } from './keys.ts'
import type { Index } from './table-index.ts'

export const relationOf = ({ on, namespace, table }: Pick<Index, 'on' | 'namespace' | 'table'>): Key =>
  on === 'table' ? tableKey(namespace, table) : materializedViewKey(namespace, table)
