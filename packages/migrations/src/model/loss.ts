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
  /** Every table of a namespace. */
  | { readonly what: 'all-rows'; readonly namespace: string }
