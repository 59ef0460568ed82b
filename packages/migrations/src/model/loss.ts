/** Something of the database, as it is called there before anything runs, whose content statements take away. */
export type Losable =
  | { readonly what: 'rows'; readonly namespace: string; readonly name: string }
  | { readonly what: 'values'; readonly namespace: string; readonly name: string; readonly column: string }
  /** A column whose values become others: those of `type`, by the expression `using` or by a cast where it is null. */
  | {
      readonly what: 'retype'
      readonly namespace: string
      readonly name: string
      readonly column: string
      readonly type: string
      readonly using: string | null
    }
  /** Whatever goes with it: the tables in a schema, the columns of a type. */
  | { readonly what: 'dependents'; readonly of: DroppedWhole; readonly namespace: string | null; readonly name: string }
  /** The rows of every table that refers to it, and of those that refer to them. */
  | { readonly what: 'referring-rows'; readonly namespace: string; readonly name: string }

/** Schemas and extensions stand in no schema. */
export type DroppedWhole = 'schema' | 'type' | 'extension'
