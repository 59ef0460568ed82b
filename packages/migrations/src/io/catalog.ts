import { kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import { type Use, usesCatalog, withUses } from '../kinds/uses.ts'
import type { CatalogRow } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { printingPath } from '../sql/search-path.ts'
import { catalogScope } from './catalog-scope.ts'
import { unmodelledCatalog } from './catalog-unmodelled.ts'
import type { Database, TextResult } from './database.ts'

/** Something the database holds that no kind describes: reported, never touched. */
export interface Unmodelled {
  /** What it is, such as `trigger` or `partition`. */
  readonly what: string
  /** Its name as a person would write it. */
  readonly name: string
  /** The class whose table it stands on, where the entities have been read. */
  readonly entity?: string | null
}

export interface Catalog {
  readonly schema: Schema
  readonly unmodelled: readonly Unmodelled[]
  readonly serverVersion: number
}

export interface CatalogOptions {
  readonly defaultNamespace: string
  /** The namespace of the ledger, which is never part of a schema. */
  readonly ledgerSchema: string
  /** The tables that are read although another tool keeps its records there; none unless said otherwise. */
  readonly records?: 'all' | readonly Relation[]
  /** Read these namespaces, and no others, each as if it were called otherwise. */
  readonly mirrors?: readonly Mirrored[]
}

interface Relation {
  /** Null for the default one. */
  readonly namespace: string | null
  readonly name: string
}

/** A namespace that stands for another one. */
export interface Mirrored {
  readonly namespace: string
  readonly mirror: string
}

/**
 * Reads everything the kinds know of, in one message and one snapshot. Names are printed as a session sees them whose
 * search_path is the default namespace: what lives there is unqualified, everything else is qualified.
 */
export const readCatalog = async (database: Database, options: CatalogOptions): Promise<Catalog> =>
  catalogFrom(await database.run(catalogQuery(options)), database)

/** The catalog in the answers to `catalogQuery` or `catalogStatements`. */
export function catalogFrom(results: readonly TextResult[], { serverVersion }: Database): Catalog {
  const rows = results.find(({ rows: found }) => found.some((row) => 'kind' in row))?.rows ?? []
  const found = new Map(rows.map((row) => [row.kind, JSON.parse(row.objects ?? '[]') as readonly CatalogRow[]]))
  const behind = new Map(
    (found.get('uses') ?? []).map(({ address, uses }) => [String(address), uses as readonly Use[]]),
  )
  const schema = schemaOf((name) =>
    (found.get(name) ?? []).map((row) => kindOf(name).catalog.decode(withUses(row, behind))),
  )
  const unmodelled = (found.get('unmodelled') ?? [])
    .map((row) => ({ what: String(row.what), name: String(row.name) }))
    .filter(({ what }) => !kindNames.some((name) => name === what))
  return { schema, unmodelled, serverVersion }
}

const catalogQuery = (options: CatalogOptions): string =>
  ['begin isolation level repeatable read read only', ...catalogStatements(options), 'commit'].join(';\n')

/** The query in a transaction that somebody else begins and ends. */
export function catalogStatements(options: CatalogOptions): readonly string[] {
  const parts = kindNames.map((name) => [name, kindOf(name).catalog.sql] as const)
  const others = [
    ['uses', usesCatalog],
    ['unmodelled', unmodelledCatalog],
  ] as const
  const selects = [...parts, ...others].map(
    ([name, sql]) => `select ${quoteLiteral(name)} as kind, (select json_agg(q) from (${sql}) q)::text as objects`,
  )
  return [
    `set local ${printingPath(options.defaultNamespace, mirrorOf(options))}`,
    // A query over many system tables is compiled for longer than it runs.
    'set local jit = off',
    'set local statement_timeout = 0',
    `${catalogScope(options)}\n${selects.join('\nunion all\n')}`,
  ]
}

/** What stands before the default namespace, so that its names are printed as bare as if they were there. */
const mirrorOf = ({ mirrors = [], defaultNamespace }: CatalogOptions): string | undefined =>
  mirrors.find(({ namespace }) => namespace === defaultNamespace)?.mirror
