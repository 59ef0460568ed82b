import type { Need } from '../history/needs.ts'
import { displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import { ask, type Database } from './database.ts'

/** Rows that lack what is demanded of them. */
export interface Lack {
  /** As a person would write it: `book.author`. */
  readonly column: string
  readonly table: string
  readonly count: number
}

/** How many rows lack what statements demand. What this role may not read is left to the statements themselves. */
export async function lacksIn(
  database: Database,
  needs: readonly Need[],
  defaultNamespace: string,
): Promise<readonly Lack[]> {
  const lacks: Lack[] = []
  for (const { namespace, name, column, isThere } of needs) {
    const where = isThere ? ` where ${quoteName(column)} is null` : ''
    const [row] = await ask(database, `select count(*) as count from ${quoteQualified(namespace, name)}${where}`).catch(
      () => [],
    )
    const count = Number(row?.count ?? 0)
    const shown = namespace === defaultNamespace ? null : namespace
    if (count > 0)
      lacks.push({ column: displayQualified(shown, name, column), table: displayQualified(shown, name), count })
  }
  return lacks
}
