/** A node of PostgreSQL's parse tree: one property, named after its type. */
export type Tree = Readonly<Record<string, unknown>>

/** What each type of statement means to somebody who follows statements. */
export type Followers<Walk> = Readonly<Record<string, (node: Tree, walk: Walk) => void>>

/** Loads PostgreSQL's own parser, and returns what hands every statement of a text to the follower of its type. */
export async function statementWalker<Walk>(followers: Followers<Walk>): Promise<(sql: string, walk: Walk) => void> {
  const { loadModule, parseSync } = await import('libpg-query')
  await loadModule()
  return (sql, walk) => {
    for (const tree of parsed(sql, parseSync)) {
      const [[type, node] = ['', {}]] = Object.entries(tree)
      followers[type]?.(node as Tree, walk)
    }
  }
}

function parsed(sql: string, parse: (sql: string) => unknown): readonly Tree[] {
  try {
    const { stmts } = parse(sql) as { stmts?: readonly { stmt: Tree }[] }
    return (stmts ?? []).map(({ stmt }) => stmt)
  } catch {
    // What PostgreSQL cannot read it will reject when the revision runs.
    return []
  }
}
