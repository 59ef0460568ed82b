/** Something of the database, as it is called there before anything runs, whose content statements take away. */
export type Losable =
  | { readonly what: 'table'; readonly namespace: string; readonly name: string }
  | { readonly what: 'column'; readonly namespace: string; readonly name: string; readonly column: string }
  /** Every table of a namespace. */
  | { readonly what: 'namespace'; readonly namespace: string }
