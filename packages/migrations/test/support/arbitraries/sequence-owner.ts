import fc from 'fast-check'

import { sequenceKey } from '../../../src/kinds/keys.ts'
import { die, pick } from './choose.ts'
import { generator } from './site.ts'

export const sequenceOwnerGenerator = generator({
  kind: 'sequence owner',
  slots: 1,
  seed: fc.record({ sequence: die(), column: die() }),
  grow({ sequence: which, column: choice }, { schema }) {
    const sequence = pick(schema.sequence, which)
    if (sequence === undefined) return null
    // What fills the column and belongs to it is the column's own.
    const key = sequenceKey(sequence.namespace, sequence.name)
    const others = schema.column.filter(
      ({ namespace, uses }) => namespace === sequence.namespace && !uses.includes(key),
    )
    const column = pick(others, choice)
    if (column === undefined) return null
    return {
      object: {
        namespace: sequence.namespace,
        sequence: sequence.name,
        table: column.table,
        column: column.name,
      },
    }
  },
})
