import fc from 'fast-check'

import type { Column } from '../../../src/kinds/column.ts'
import type { Table } from '../../../src/kinds/table.ts'
import { die, pick, rarely } from './choose.ts'
import { names } from './names.ts'
import { namespaceFrom } from './plain-kinds.ts'
import { generator } from './site.ts'

export const tableSlots = 3

export const tableGenerator = generator({
  kind: 'table',
  slots: tableSlots,
  seed: fc.record({
    namespace: die(),
    name: die(),
    partitioned: rarely(15),
  }),
  grow(seed, site) {
    const table = { namespace: namespaceFrom(site, seed.namespace), name: pick(names, seed.name) ?? 'users' }
    if (seed.partitioned) {
      const object = { ...table, partitionedBy: `RANGE (${partitionColumn})`, uses: [] }
      return { object, column: columnOf(table, { name: partitionColumn, type: 'integer', nullable: false }) }
    }
    return {
      object: {
        ...table,
        partitionedBy: null,
        uses: [],
      },
    }
  },
})

const partitionColumn = 'part'

const columnOf = (
  table: Pick<Table, 'namespace' | 'name'>,
  column: Pick<Column, 'name' | 'type' | 'nullable'>,
): Column => ({
  namespace: table.namespace,
  table: table.name,
  collation: null,
  default: null,
  generated: null,
  uses: [],
  ...column,
})
