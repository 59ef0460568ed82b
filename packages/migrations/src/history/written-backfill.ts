import { backfillIn, backfillSql, defaultBatchSize } from '../sql/backfill.ts'
import { displayQualified } from '../sql/quote.ts'
import { listLiteral, stringLiteral } from './written-text.ts'

/** The call that sends exactly this SQL, as `readBodies` reads it; null where the SQL is no backfill. */
export function writtenBackfill(sql: string): string | null {
  const backfill = backfillIn(sql)
  if (backfill === null) return null
  const { namespace, table, key, set, where, batchSize, pauseMs } = backfill
  const options = {
    table: displayQualified(namespace, table),
    key,
    set,
    ...(where === null ? {} : { where }),
    batchSize,
    pauseMs,
  }
  if (backfillSql(options) !== sql) return null
  const [only = '', ...others] = key
  const fields = [
    ['table', stringLiteral(options.table)],
    ['key', others.length === 0 ? stringLiteral(only) : listLiteral(key)],
    ['set', stringLiteral(set)],
    ...(where === null ? [] : [['where', stringLiteral(where)]]),
    ...(batchSize === defaultBatchSize ? [] : [['batchSize', String(batchSize)]]),
    ...(pauseMs === 0 ? [] : [['pauseMs', String(pauseMs)]]),
  ]
  const lines = fields.map(([name, value]) => `    ${name}: ${value},\n`)
  return `  await backfill(queryRunner, {\n${lines.join('')}  })`
}
