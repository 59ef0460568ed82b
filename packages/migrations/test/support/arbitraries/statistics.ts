import fc from 'fast-check'

import { columnKey } from '../../../src/kinds/keys.ts'
import type { Statistics } from '../../../src/kinds/statistics.ts'
import { displayName, displayQualified } from '../../../src/sql/quote.ts'
import { die, pick } from './choose.ts'
import { generator } from './site.ts'

/** Over plain columns; expressions are printed in words of the server's. */
export const statisticsGenerator = generator({
  kind: 'statistics',
  slots: 1,
  stage: () => 1,
  seed: fc.record({ table: die(), first: die(), second: die(), name: die() }),
  grow({ table, first, second, name }, { schema }) {
    const on = pick(schema.table, table)
    if (on === undefined) return null
    const sorted = schema.column.filter(
      (column) =>
        column.namespace === on.namespace &&
        column.table === on.name &&
        column.generated?.kind !== 'virtual' &&
        plain.test(column.type),
    )
    const [one, other] = [pick(sorted, first), pick(sorted, second)]
    if (one === undefined || other === undefined || one === other) return null
    const columns = [one.name, other.name].sort()
    const own = pick(['both', 'Together'], name) ?? 'both'
    const relation = displayQualified(on.namespace, on.name)
    const statistics: Statistics = {
      namespace: null,
      name: own,
      on: 'table',
      relation: { namespace: on.namespace, name: on.name },
      made: [`CREATE STATISTICS ${displayName(own)} ON ${columns.map(displayName).join(', ')} FROM ${relation}`],
      uses: columns.map((column) => columnKey(on.namespace, on.name, column)),
    }
    return { object: statistics }
  },
})

/** Types that can be sorted, whatever extension is there. */
const plain = /^(integer|bigint|text|uuid|boolean|date)$/
