import fc from 'fast-check'

import type { Attachment } from '../../../src/kinds/attachment.ts'
import { columnKey } from '../../../src/kinds/keys.ts'
import { displayName, displayQualified } from '../../../src/sql/quote.ts'
import { die, pick } from './choose.ts'
import { generator } from './site.ts'

/** Sequences that belong to a column without filling it: what needs no role and no words of the server's. */
export const attachmentGenerator = generator({
  kind: 'attachment',
  slots: 1,
  stage: () => 1,
  seed: fc.record({ column: die(), start: die() }),
  grow({ column: choice, start }, { schema }) {
    const column = pick(schema.column, choice)
    if (column === undefined) return null
    const { namespace, table } = column
    const name = displayQualified(namespace, 'beside')
    const relation = displayQualified(namespace, table)
    const sequence: Attachment = {
      what: 'sequence',
      namespace,
      on: 'table',
      relation: table,
      arguments: null,
      name,
      made: [
        `CREATE SEQUENCE ${name} AS integer INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH ${pick([1, 5], start) ?? 1} CACHE 1`,
        `ALTER SEQUENCE ${name} OWNED BY ${relation}.${displayName(column.name)}`,
      ],
      dropped: `DROP SEQUENCE ${name}`,
      uses: [columnKey(namespace, table, column.name)],
    }
    return { object: sequence }
  },
})
