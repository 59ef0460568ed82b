import type { ConstraintDefinition } from '../model/definition.ts'
import type { RelationName } from '../model/relation.ts'
import { displayQualified } from '../sql/quote.ts'
import { type SharedMap, sharedMap } from './shared-map.ts'

export interface KnownColumn {
  readonly name: string
  /** As `format_type` prints it. */
  readonly type: string
  readonly notNull: boolean
  readonly identity: boolean
  readonly generated: 'stored' | 'virtual' | null
}

export interface KnownConstraint extends Omit<ConstraintDefinition, 'usingIndex' | 'name'> {
  readonly name: string
}

export interface KnownIndex {
  readonly name: string
  readonly unique: boolean
  /** Every column that it mentions anywhere. */
  readonly columns: readonly string[]
  readonly hasExpression: boolean
}

export interface KnownTable {
  readonly name: RelationName
  readonly sort: 'table' | 'partitioned table' | 'materialized view'
  /** What the table was called before the revision, and null for one that the revision makes. */
  readonly original: RelationName | null
  readonly columns: ReadonlyMap<string, KnownColumn>
  readonly constraints: ReadonlyMap<string, KnownConstraint>
  readonly indexes: ReadonlyMap<string, KnownIndex>
  /** The extended statistics on it, each as it is shown: they need not stand in the schema of the table. */
  readonly statistics: ReadonlySet<string>
  readonly partitionOf: RelationName | null
  readonly isDefaultPartition: boolean
}

export interface KnownEnum {
  readonly values: readonly string[]
  readonly isNew: boolean
}

export interface KnownDomain {
  /** The type under it, as `format_type` prints that. */
  readonly base: string
  readonly isConstrained: boolean
}

/**
 * What is known of a database before a statement: from its catalog, or from the statements of the history. What is not in here may
 * be there all the same.
 */
export interface KnownSchema {
  readonly tables: SharedMap<KnownTable>
  /** The keys of the tables that something leads to: see `linksOf`. */
  readonly links: SharedMap<readonly string[]>
  readonly enums: SharedMap<KnownEnum>
  readonly domains: SharedMap<KnownDomain>
  /** The views, sequences, types and schemas that the revision itself makes. */
  readonly made: SharedMap<true>
}

export const nothingKnown: KnownSchema = {
  tables: sharedMap(),
  links: sharedMap(),
  enums: sharedMap(),
  domains: sharedMap(),
  made: sharedMap(),
}

/** What leads to a table: the one that it is a partition of, those that it refers to, its indexes and statistics. */
export const linksOf = (table: KnownTable): readonly string[] => [
  ...(table.partitionOf === null ? [] : [partitionLink(table.partitionOf)]),
  ...foreignKeysOf(table).flatMap(({ references }) => (references === null ? [] : [referenceLink(references)])),
  ...[...table.indexes.keys()].map((name) => indexLink({ ...table.name, name })),
  ...[...table.statistics].map(statisticsLink),
]

const partitionLink = (of: RelationName): string => `partition of ${shown(of)}`
const referenceLink = (to: RelationName): string => `reference to ${shown(to)}`
const indexLink = (index: RelationName): string => `index ${shown(index)}`
const statisticsLink = (statistics: string): string => `statistics ${statistics}`

const linked = ({ tables, links }: KnownSchema, link: string): readonly KnownTable[] =>
  tables.among(links.get(link) ?? [])

/** How a person, and every map in here, calls a relation. */
export const shown = ({ namespace, name }: RelationName): string => displayQualified(namespace, name)

export const tableNamed = (known: KnownSchema, name: RelationName): KnownTable | null =>
  known.tables.get(shown(name)) ?? null

/** Whether the revision itself has made it: then nobody waits for it, and it has no rows to speak of. */
export const isMadeHere = (known: KnownSchema, name: RelationName): boolean =>
  known.made.has(shown(name)) || tableNamed(known, name)?.original === null

export const columnNamed = (known: KnownSchema, table: RelationName, column: string): KnownColumn | null =>
  tableNamed(known, table)?.columns.get(column) ?? null

export const constraintNamed = (known: KnownSchema, table: RelationName, name: string): KnownConstraint | null =>
  tableNamed(known, table)?.constraints.get(name) ?? null

/** The table that an index is on. */
export const tableOfIndex = (known: KnownSchema, index: RelationName): KnownTable | null =>
  linked(known, indexLink(index))[0] ?? null

/** The table that extended statistics are on. */
export const tableOfStatistics = (known: KnownSchema, statistics: RelationName): KnownTable | null =>
  linked(known, statisticsLink(shown(statistics)))[0] ?? null

/** The partitions of a table, and theirs. */
export const partitionsOf = (known: KnownSchema, table: RelationName): readonly KnownTable[] =>
  linked(known, partitionLink(table)).flatMap((partition) => [partition, ...partitionsOf(known, partition.name)])

/** The tables with a foreign key to this one. */
export const referencing = (known: KnownSchema, table: RelationName): readonly RelationName[] =>
  linked(known, referenceLink(table)).map(({ name }) => name)

/** The tables that are partitions of this one, or have a foreign key to it. */
export const pointingAt = (known: KnownSchema, table: RelationName): readonly KnownTable[] => [
  ...new Set([...linked(known, partitionLink(table)), ...linked(known, referenceLink(table))]),
]

export const foreignKeysOf = ({ constraints }: KnownTable): readonly KnownConstraint[] =>
  [...constraints.values()].filter(({ type }) => type === 'foreign key')

/** The tables with a column of this type, or of arrays of it. */
export const tablesUsing = (known: KnownSchema, type: string): readonly KnownTable[] =>
  known.tables
    .values()
    .filter(({ columns }) =>
      [...columns.values()].some((column) => column.type === type || column.type === `${type}[]`),
    )

/** A column, a constraint or the like, as a person calls it. */
export const shownPart = ({ namespace, name }: RelationName, part: string): string =>
  displayQualified(namespace, name, part)
