import fc from 'fast-check'

import type { Attachment } from '../../../src/kinds/attachment.ts'
import { columnKey } from '../../../src/kinds/keys.ts'
import { displayName, displayQualified } from '../../../src/sql/quote.ts'
import { die, pick } from './choose.ts'
import { generator } from './site.ts'

/** Extended statistics: of all that can stand on a table, what needs no function, no role and no words of the server's. */
export const attachmentGenerator = generator({
  kind: 'attachment',
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
    const own = displayName(pick(['both', 'Together'], name) ?? 'both')
    const relation = displayQualified(on.namespace, on.name)
    const statistics: Attachment = {
      what: 'statistics',
      namespace: on.namespace,
      on: 'table',
      relation: on.name,
      arguments: null,
      name: own,
      made: [`CREATE STATISTICS ${own} ON ${columns.map(displayName).join(', ')} FROM ${relation}`],
      dropped: `DROP STATISTICS ${own}`,
      uses: columns.map((column) => columnKey(on.namespace, on.name, column)),
    }
    return { object: statistics }
  },
})

/** Types that can be sorted, whatever extension is there. */
const plain = /^(integer|bigint|text|uuid|boolean|date)$/
