import type { Key } from '../model/key.ts'
import type { CatalogRow, Kind } from '../model/kind.ts'
import { statement } from '../model/statement.ts'
import { displayQualified, quoteQualified } from '../sql/quote.ts'
import { inNamespace, materializedViewKey, viewKey } from './keys.ts'
import { decodeUses } from './uses.ts'
import { viewCatalog } from './view-catalog.ts'
import { declaredViews } from './view-declared.ts'

export interface View {
  readonly namespace: string | null
  readonly name: string
  /** A SELECT without a final semicolon. */
  readonly query: string
  /** `security_barrier=true` and the like, in order of name. */
  readonly options: readonly string[]
  readonly uses: readonly Key[]
}

export const viewKind: Kind<View> = {
  name: 'view',
  rank: 60,
  rebuildable: () => true,
  key: ({ namespace, name }) => viewKey(namespace, name),
  references: ({ namespace, uses }) => [...inNamespace(namespace), ...uses],
  occupies: ({ namespace, name }) => [
    `relation:${displayQualified(namespace, name)}`,
    `type:${displayQualified(namespace, name)}`,
  ],
  catalog: { sql: viewCatalog('v'), decode: decodeView },
  declared: (model) => declaredViews(model, { materialized: false }),
  create: ({ namespace, name, query, options }) => [
    statement(
      `CREATE VIEW ${quoteQualified(namespace, name)}${options.length === 0 ? '' : ` WITH (${options.join(', ')})`} AS\n${query}`,
    ),
  ],
  drop: ({ namespace, name }) => [
    statement(`DROP VIEW ${quoteQualified(namespace, name)}`, {
      locks: [{ relation: viewKey(namespace, name), mode: 'ACCESS EXCLUSIVE' }],
    }),
  ],
  change: () => 'replace',
  adopt: ({ options }, declared) => ({ ...declared, options }),
  expressions: ({ query }) => [{ place: 'query', text: query, table: null, column: null, indexing: null }],
  withExpressions: (view, [query]) => (query === undefined ? view : { ...view, query }),
}

export function decodeView(row: CatalogRow): View {
  const [namespace, name] = [row.namespace as string | null, row.name as string]
  return {
    namespace,
    name,
    query: row.query as string,
    options: row.options as readonly string[],
    uses: decodeUses(row.uses, viewKey(namespace, name), materializedViewKey(namespace, name)),
  }
}
