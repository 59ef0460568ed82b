/** A node of PostgreSQL's parse tree, walked by what it is called: one property, named after its type. */
export type Tree = Readonly<Record<string, unknown>>
