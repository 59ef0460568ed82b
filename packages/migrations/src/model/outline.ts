/** The tables of a schema with what a drawing shows of them, whoever told: a catalog, entities, or the SQL of a history. */
export interface Outline {
  readonly tables: readonly OutlinedTable[]
}

/** A name without its schema is one in the default namespace, which is null. */
export interface TableName {
  readonly namespace: string | null
  readonly name: string
}

export interface OutlinedTable extends TableName {
  /** The same before and after a rename. */
  readonly identity: string
  readonly columns: readonly OutlinedColumn[]
  /** Primary key, unique constraints and foreign keys. */
  readonly keys: readonly OutlinedKey[]
}

export interface OutlinedColumn {
  readonly identity: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
}

export type OutlinedKey = UniqueKey | ReferringKey

interface UniqueKey {
  readonly type: 'primary key' | 'unique'
  readonly name: string
  readonly columns: readonly string[]
}

export interface ReferringKey {
  readonly type: 'foreign key'
  readonly name: string
  readonly columns: readonly string[]
  readonly target: TableName
}

export const isSameTable = (one: TableName, other: TableName): boolean =>
  one.namespace === other.namespace && one.name === other.name
