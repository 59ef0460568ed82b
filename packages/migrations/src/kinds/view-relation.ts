import { isDeepStrictEqual } from 'node:util'

import type { Key } from '../model/key.ts'
import type { CatalogRow, Kind, Lookup, PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { asRead } from '../sql/as-read.ts'
import { displayQualified, quoteQualified } from '../sql/quote.ts'
import { inNamespace, materializedViewKey, viewKey } from './keys.ts'
import { decodeUses } from './uses.ts'
import { viewCatalog } from './view-catalog.ts'
import { declaredViews } from './view-declared.ts'

/** A stored query, whether its rows are kept or found anew each time. */
export interface View {
  readonly namespace: string | null
  readonly name: string
  /** A SELECT without a final semicolon. */
  readonly query: string
  /** `security_barrier=true` and the like, in order of name. */
  readonly options: readonly string[]
  /** False for a materialized view that nobody has filled, or somebody has emptied: until REFRESH it cannot be read. */
  readonly populated: boolean
  readonly uses: readonly Key[]
  /** The columns that a query for all there are must not find. */
  readonly behind?: readonly Key[]
}

interface ViewRelation {
  readonly name: 'view' | 'materialized view'
  readonly rank: number
  /** As in `pg_class`. */
  readonly relkind: 'v' | 'm'
  readonly keyOf: (namespace: string | null, name: string) => Key
}

/** The two kinds of view differ in a word of their statements and in where the catalog keeps them. */
export function viewRelation({ name: word, rank, relkind, keyOf }: ViewRelation): Kind<View> {
  const sqlWord = word.toUpperCase()
  return {
    name: word,
    rank,
    rebuildable: () => true,
    key: ({ namespace, name }) => keyOf(namespace, name),
    references: ({ namespace, uses }) => [...inNamespace(namespace), ...uses],
    occupies: ({ namespace, name }) => [
      `relation:${displayQualified(namespace, name)}`,
      `type:${displayQualified(namespace, name)}`,
    ],
    excludes: ({ behind = [] }, lookup) => behind.filter((key) => lookup.has(key)),
    catalog: { sql: viewCatalog(relkind), decode: decodeView },
    declared: (model) => declaredViews(model, { materialized: relkind === 'm' }),
    create({ namespace, name, query, options, populated, uses }, { after }) {
      const parameters = options.length === 0 ? '' : ` WITH (${options.join(', ')})`
      const scans = relkind === 'm' && populated ? tablesUnder(uses, after) : []
      const filling = populated ? '' : '\nWITH NO DATA'
      const head = `CREATE ${sqlWord} ${quoteQualified(namespace, name)}${parameters} AS`
      const notes = populated ? [] : ['Without rows, as it was: it cannot be read until REFRESH MATERIALIZED VIEW.']
      return [statement(`${head}\n${asRead(query)}${filling}`, { scans, notes })]
    },
    drop: ({ namespace, name }) => [
      statement(`DROP ${sqlWord} ${quoteQualified(namespace, name)}`, {
        locks: [{ relation: keyOf(namespace, name), mode: 'ACCESS EXCLUSIVE' }],
      }),
    ],
    change(before, after, context) {
      const isOther = !isDeepStrictEqual(
        { ...before, populated: true, uses: [] },
        { ...after, populated: true, uses: [] },
      )
      return isOther ? 'replace' : [refresh(after, context)]
    },
    adopt: ({ options, populated }, declared) => ({ ...declared, options, populated }),
    expressions: ({ query }) => [{ place: 'query', text: query, table: null, column: null, indexing: null }],
    retell: (view, tell) => ({ ...view, query: tell(view.query) }),
    withExpressions: (view, [query]) => (query === undefined ? view : { ...view, query }),
  }
}

function refresh({ namespace, name, populated, uses }: View, { after }: PlanContext): Statement {
  const own = materializedViewKey(namespace, name)
  return statement(`REFRESH MATERIALIZED VIEW ${quoteQualified(namespace, name)}${populated ? '' : ' WITH NO DATA'}`, {
    locks: [{ relation: own, mode: 'ACCESS EXCLUSIVE' }],
    ...(populated ? { rewrites: [own], scans: tablesUnder(uses, after) } : {}),
  })
}

/** The tables whose rows a query reads, through whatever views. */
function tablesUnder(uses: readonly Key[], lookup: Lookup): readonly Key[] {
  const seen = new Set<Key>(uses)
  for (const key of seen) for (const reference of lookup.references(key)) seen.add(reference)
  return [...seen].filter((key) => lookup.find('table', key)).sort()
}

function decodeView(row: CatalogRow): View {
  const [namespace, name] = [row.namespace as string | null, row.name as string]
  return {
    namespace,
    name,
    query: row.query as string,
    options: row.options as readonly string[],
    populated: row.populated as boolean,
    uses: decodeUses(row.uses, viewKey(namespace, name), materializedViewKey(namespace, name)),
  }
}
