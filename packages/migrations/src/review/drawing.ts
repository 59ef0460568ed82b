/** Tables and what connects them, each with what becomes of it: what every picture of a schema is made from. */
export interface Drawing {
  readonly tables: readonly DrawnTable[]
  readonly relations: readonly DrawnRelation[]
}

export type Mark = 'same' | 'new' | 'changed' | 'removed'

export interface DrawnTable {
  /** As a person writes it, and unique in the drawing. */
  readonly name: string
  readonly mark: Mark
  /** What it was before, where that is not in its mark; such as `was customers`. */
  readonly note: string | null
  readonly columns: readonly DrawnColumn[]
  /** How many more columns there are. */
  readonly omitted: number
}

export interface DrawnColumn {
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly keys: readonly ('PK' | 'FK' | 'UK')[]
  readonly mark: Mark
  readonly note: string | null
}

/** A foreign key: `from` refers to `to`. */
export interface DrawnRelation {
  /** Names of drawn tables. */
  readonly from: string
  readonly to: string
  readonly columns: readonly string[]
  /** A row of `from` may refer to none. */
  readonly isOptional: boolean
  /** A row of `to` is referred to by one at most. */
  readonly isUnique: boolean
  readonly mark: Mark
}

export const marks: readonly Mark[] = ['same', 'new', 'changed', 'removed']

/** Which of its columns a relation begins at, as far as they are drawn. */
export const columnsOf = ({ columns }: DrawnTable, relation: DrawnRelation): readonly DrawnColumn[] =>
  columns.filter(({ name }) => relation.columns.includes(name))

/** Whether a column's own mark says more than that of its table: all columns of a table that is new are. */
export const isTold = ({ mark }: DrawnColumn, table: Mark): boolean =>
  mark === 'changed' || (mark !== 'same' && mark !== table)
