import fc from 'fast-check'

import type { Column } from '../../../src/kinds/column.ts'
import { die, pick, rarely } from './choose.ts'
import { names } from './names.ts'
import { namespaceFrom } from './plain-kinds.ts'
import { generator } from './site.ts'

export const tableSlots = 4

const options: readonly (readonly string[])[] = [
  [],
  [],
  [],
  ['fillfactor=70'],
  ['autovacuum_enabled=false', 'fillfactor=90'],
  ['toast.autovacuum_enabled=false'],
]

export const tableGenerator = generator({
  kind: 'table',
  slots: tableSlots,
  seed: fc.record({ namespace: die(), name: die(), unlogged: rarely(12), partitioned: rarely(15), options: die() }),
  grow(seed, site) {
    const table = { namespace: namespaceFrom(site, seed.namespace), name: pick(names, seed.name) ?? 'users' }
    if (seed.partitioned) {
      const object = { ...table, unlogged: false, partitionedBy: `RANGE (${partitionColumn})`, options: [] }
      return { object, column: columnThatPartitions(table) }
    }
    return {
      object: { ...table, unlogged: seed.unlogged, partitionedBy: null, options: pick(options, seed.options) ?? [] },
    }
  },
})

const partitionColumn = 'part'

const columnThatPartitions = ({ namespace, name }: { namespace: string | null; name: string }): Column => ({
  namespace,
  table: name,
  name: partitionColumn,
  type: 'integer',
  collation: null,
  nullable: false,
  default: null,
  generated: null,
  uses: [],
})
