import type { RelationName } from './relation.ts'

/** A type as `format_type` prints it, such as `character varying(20)`, with its own name apart. */
export interface NewType {
  readonly text: string
  /** Of a type that is not PostgreSQL's own; null for those that are. */
  readonly name: RelationName | null
}

/** What an expression does, as far as its text tells. */
export interface ExpressionFacts {
  readonly columns: readonly string[]
  /** Without their schemas. */
  readonly functions: readonly string[]
  /** The columns of which it only says that they are not null. */
  readonly notNull: readonly string[]
}

export interface ColumnDefinition {
  readonly name: string
  readonly type: NewType
  readonly isSerial: boolean
  readonly notNull: boolean
  readonly default: ExpressionFacts | null
  readonly identity: boolean
  readonly generated: 'stored' | 'virtual' | null
  readonly constraints: readonly ConstraintDefinition[]
}

export interface ConstraintDefinition {
  readonly type: 'primary key' | 'unique' | 'check' | 'exclusion' | 'foreign key' | 'not null'
  /** Null where PostgreSQL makes one up. */
  readonly name: string | null
  readonly columns: readonly string[]
  readonly references: RelationName | null
  /** False for NOT VALID. */
  readonly isValid: boolean
  readonly isEnforced: boolean
  /** The index that it takes over. */
  readonly usingIndex: string | null
  readonly expression: ExpressionFacts | null
}
