import type { Kind } from '../model/kind.ts'
import { statement } from '../model/statement.ts'
import { displayQualified, quoteQualified } from '../sql/quote.ts'
import { inNamespace, materializedViewKey } from './keys.ts'
import { decodeView, type View } from './view.ts'
import { viewCatalog } from './view-catalog.ts'
import { declaredViews } from './view-declared.ts'

/** A query whose rows are kept until the next REFRESH; created with them. */
export type MaterializedView = View

export const materializedViewKind: Kind<MaterializedView> = {
  name: 'materialized view',
  rank: 62,
  rebuildable: () => true,
  key: ({ namespace, name }) => materializedViewKey(namespace, name),
  references: ({ namespace, uses }) => [...inNamespace(namespace), ...uses],
  occupies: ({ namespace, name }) => [
    `relation:${displayQualified(namespace, name)}`,
    `type:${displayQualified(namespace, name)}`,
  ],
  catalog: { sql: viewCatalog('m'), decode: decodeView },
  declared: (model) => declaredViews(model, { materialized: true }),
  create: ({ namespace, name, query, options }) => [
    statement(
      `CREATE MATERIALIZED VIEW ${quoteQualified(namespace, name)}${options.length === 0 ? '' : ` WITH (${options.join(', ')})`} AS\n${query}`,
    ),
  ],
  drop: ({ namespace, name }) => [
    statement(`DROP MATERIALIZED VIEW ${quoteQualified(namespace, name)}`, {
      locks: [{ relation: materializedViewKey(namespace, name), mode: 'ACCESS EXCLUSIVE' }],
    }),
  ],
  change: () => 'replace',
  adopt: ({ options }, declared) => ({ ...declared, options }),
  expressions: ({ query }) => [{ place: 'query', text: query, table: null, column: null, indexing: null }],
  withExpressions: (view, [query]) => (query === undefined ? view : { ...view, query }),
}
