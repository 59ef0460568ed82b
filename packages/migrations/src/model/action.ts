import type { ColumnDefinition, ConstraintDefinition, ExpressionFacts, NewType } from './definition.ts'
import type { RelationName } from './relation.ts'

/** What DROP and RENAME can be about, as SQL spells it in lower case. */
export type ObjectSort =
  | 'table'
  | 'view'
  | 'materialized view'
  | 'index'
  | 'sequence'
  | 'type'
  | 'domain'
  | 'schema'
  | 'extension'
  | 'function'
  | 'trigger'
  | 'policy'
  | 'rule'
  | 'statistics'
  | 'foreign table'
  | 'other'

/** One command to the server, read from its SQL: a statement is one of these, or several. */
export type Action = TableAction | ObjectAction | RowAction | SessionAction

/** What stands in an ALTER TABLE, one for each of its parts, and what else is done to one table. */
export type TableAction =
  | {
      readonly does: 'add-column'
      readonly table: RelationName
      readonly column: ColumnDefinition
      readonly ifNotExists: boolean
    }
  | {
      readonly does: 'drop-column'
      readonly table: RelationName
      readonly column: string
      readonly cascades: boolean
    }
  | {
      readonly does: 'set-type'
      readonly table: RelationName
      readonly column: string
      readonly type: NewType
      /** Null where PostgreSQL's own cast does it, and where USING names only the column, or the column and a cast. */
      readonly using: ExpressionFacts | null
      readonly collates: boolean
    }
  | { readonly does: 'set-default'; readonly table: RelationName; readonly column: string; readonly drops: boolean }
  | { readonly does: 'set-not-null'; readonly table: RelationName; readonly column: string }
  | { readonly does: 'drop-not-null'; readonly table: RelationName; readonly column: string }
  | { readonly does: 'set-expression'; readonly table: RelationName; readonly column: string }
  | { readonly does: 'drop-expression'; readonly table: RelationName; readonly column: string }
  | { readonly does: 'add-identity'; readonly table: RelationName; readonly column: string }
  | { readonly does: 'set-identity'; readonly table: RelationName; readonly column: string; readonly restarts: boolean }
  | { readonly does: 'drop-identity'; readonly table: RelationName; readonly column: string }
  | { readonly does: 'add-constraint'; readonly table: RelationName; readonly constraint: ConstraintDefinition }
  | { readonly does: 'validate-constraint'; readonly table: RelationName; readonly name: string }
  | {
      readonly does: 'drop-constraint'
      readonly table: RelationName
      readonly name: string
      readonly cascades: boolean
    }
  | {
      readonly does: 'alter-constraint'
      readonly table: RelationName
      readonly name: string
      readonly enforced: boolean | null
    }
  | { readonly does: 'set-logged'; readonly table: RelationName; readonly logged: boolean }
  | { readonly does: 'set-tablespace'; readonly table: RelationName }
  | { readonly does: 'set-access-method'; readonly table: RelationName }
  | { readonly does: 'set-options'; readonly table: RelationName; readonly options: readonly string[] }
  | { readonly does: 'row-security'; readonly table: RelationName; readonly change: 'enable' | 'disable' | 'force' }
  | { readonly does: 'set-triggers'; readonly table: RelationName; readonly enabled: boolean; readonly all: boolean }
  | { readonly does: 'inherit'; readonly table: RelationName; readonly parent: RelationName; readonly stops: boolean }
  | { readonly does: 'attach-partition'; readonly table: RelationName; readonly partition: RelationName }
  | {
      readonly does: 'detach-partition'
      readonly table: RelationName
      readonly partition: RelationName
      readonly concurrently: boolean
    }
  /** A change of the catalog only, under ACCESS EXCLUSIVE or under a lock that lets rows be read and written. */
  | { readonly does: 'set-attribute'; readonly table: RelationName; readonly what: string; readonly isGentle: boolean }
  | { readonly does: 'add-trigger'; readonly table: RelationName; readonly name: string }
  | { readonly does: 'add-rule'; readonly table: RelationName; readonly name: string }
  | { readonly does: 'set-policy'; readonly table: RelationName; readonly name: string }
  | { readonly does: 'add-statistics'; readonly table: RelationName; readonly name: RelationName | null }
  | {
      readonly does: 'add-index'
      readonly table: RelationName
      readonly name: string | null
      /** What a name is made of that PostgreSQL makes up. */
      readonly elements: readonly (string | null)[]
      readonly unique: boolean
      readonly concurrently: boolean
      readonly ifNotExists: boolean
      /** Only the parent of partitions, and none of them. */
      readonly only: boolean
      /** Every column that it mentions anywhere. */
      readonly columns: readonly string[]
      /** Whether it computes something, or takes in only some rows. */
      readonly hasExpression: boolean
    }

export type ObjectAction =
  | {
      readonly does: 'create-table'
      readonly table: RelationName
      readonly columns: readonly ColumnDefinition[]
      readonly constraints: readonly ConstraintDefinition[]
      readonly partitionOf: RelationName | null
      readonly isDefaultPartition: boolean
      readonly isPartitioned: boolean
      readonly inherits: readonly RelationName[]
      readonly like: readonly RelationName[]
      readonly ifNotExists: boolean
    }
  | {
      readonly does: 'create-table-as'
      readonly table: RelationName
      readonly sort: 'table' | 'materialized view'
      readonly reads: readonly RelationName[]
      readonly ifNotExists: boolean
    }
  | { readonly does: 'create-schema'; readonly name: string; readonly ifNotExists: boolean }
  | {
      readonly does: 'drop'
      readonly sort: ObjectSort
      readonly name: RelationName
      /** The table of a trigger, a policy or a rule. */
      readonly table: RelationName | null
      readonly cascades: boolean
      readonly concurrently: boolean
    }
  | {
      readonly does: 'rename'
      readonly sort: ObjectSort | 'column' | 'constraint' | 'attribute'
      /** The object itself, or the table or type that it belongs to. */
      readonly name: RelationName
      /** Of a part of that object, such as a column. */
      readonly part: string | null
      readonly to: string
    }
  | { readonly does: 'move'; readonly sort: ObjectSort; readonly name: RelationName; readonly to: string | null }
  | { readonly does: 'create-enum'; readonly name: RelationName; readonly values: readonly string[] }
  | {
      readonly does: 'add-enum-value'
      readonly name: RelationName
      readonly value: string
      readonly ifNotExists: boolean
    }
  | { readonly does: 'rename-enum-value'; readonly name: RelationName; readonly from: string; readonly to: string }
  | {
      readonly does: 'create-domain'
      readonly name: RelationName
      readonly base: string
      readonly isConstrained: boolean
    }
  | {
      readonly does: 'alter-domain'
      readonly name: RelationName
      /** `checks` is what reads every row of every table that uses it. */
      readonly change: 'checks' | 'constrains' | 'frees'
    }
  | {
      readonly does: 'alter-sequence'
      readonly name: RelationName
      readonly restarts: boolean
      readonly ownedOnly: boolean
    }
  | { readonly does: 'create-sequence'; readonly name: RelationName }
  | { readonly does: 'create-view'; readonly name: RelationName; readonly replaces: boolean }
  | {
      readonly does: 'refresh'
      readonly name: RelationName
      readonly concurrently: boolean
      /** It is left without rows. */
      readonly empties: boolean
    }
  | {
      readonly does: 'reindex'
      readonly sort: 'index' | 'table' | 'other'
      readonly name: RelationName
      readonly concurrently: boolean
    }
  | { readonly does: 'attach-index'; readonly name: RelationName; readonly part: RelationName }
  | { readonly does: 'alter-index'; readonly name: RelationName }
  | { readonly does: 'rewrite-table'; readonly table: RelationName | null; readonly by: 'CLUSTER' | 'VACUUM FULL' }
  | {
      readonly does: 'comment'
      /** The table or what is like one, also where the comment is on a column of it; null for anything else. */
      readonly on: RelationName | null
      readonly name: RelationName
    }
  | {
      readonly does: 'other-definition'
      /** Null where it is about nothing that has one. */
      readonly name: RelationName | null
      /** What becomes of it, such as `extension created`. */
      readonly change: string
    }

export type RowAction =
  | { readonly does: 'truncate'; readonly table: RelationName; readonly cascades: boolean }
  | {
      readonly does: 'update'
      readonly table: RelationName
      readonly hasCondition: boolean
      /** The columns that it sets and does not find null. */
      readonly overwrites: readonly string[]
    }
  | { readonly does: 'delete'; readonly table: RelationName; readonly hasCondition: boolean }
  | { readonly does: 'insert'; readonly table: RelationName; readonly literals: readonly string[] }
  | {
      readonly does: 'select'
      readonly reads: readonly RelationName[]
      readonly functions: readonly string[]
    }
  | {
      readonly does: 'set-sequence'
      /** Null where the statement computes it. */
      readonly name: RelationName | null
      /** To a number that does not come from the rows. */
      readonly isConstant: boolean
    }

export type SessionAction =
  | { readonly does: 'lock'; readonly table: RelationName; readonly mode: string }
  | { readonly does: 'transaction'; readonly what: string }
  | { readonly does: 'outside-transaction'; readonly what: string }
  /** Code in another language, of which nothing is known. */
  | { readonly does: 'opaque'; readonly what: string }
  | { readonly does: 'session'; readonly what: string }
