import { asRead } from '../sql/as-read.ts'
import { parenthesised } from '../sql/parenthesised.ts'
import { displayName, quoteName, quoteNames, quoteQualified } from '../sql/quote.ts'
import type { Index, IndexElement } from './table-index.ts'

/** CREATE INDEX; the index always lives in its table's namespace, so its own name is not qualified. */
export function indexDefinition(index: Index, manner: 'CONCURRENTLY ' | '', parameters: readonly string[]): string {
  const { unique, name, namespace, table, method, elements, include, nullsNotDistinct, where } = index
  return [
    `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${manner}${quoteName(name)} ON ${quoteQualified(namespace, table)}`,
    ...(method === 'btree' ? [] : [`USING ${displayName(method)}`]),
    `(${elements.map(elementDefinition).join(', ')})`,
    ...(include.length === 0 ? [] : [`INCLUDE (${quoteNames(include)})`]),
    ...(nullsNotDistinct ? ['NULLS NOT DISTINCT'] : []),
    ...(parameters.length === 0 ? [] : [`WITH (${parameters.join(', ')})`]),
    ...(where === null ? [] : [`WHERE ${asRead(where)}`]),
  ].join(' ')
}

function elementDefinition({
  column,
  expression,
  collation,
  operatorClass,
  descending,
  nullsFirst,
}: IndexElement): string {
  return [
    column === null ? parenthesised(asRead(expression ?? '')) : quoteName(column),
    ...(collation === null ? [] : [`COLLATE ${collation}`]),
    ...(operatorClass === null ? [] : [operatorClass]),
    ...(descending ? ['DESC'] : []),
    ...(nullsFirst === descending ? [] : [nullsFirst ? 'NULLS FIRST' : 'NULLS LAST']),
  ].join(' ')
}
