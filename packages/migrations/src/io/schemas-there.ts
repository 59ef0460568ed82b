import { quoteLiteral } from '../sql/quote.ts'
import { ask, connect } from './database.ts'

/** Those of the schemas that the database has. */
export async function schemasThere(url: string, schemas: readonly string[]): Promise<ReadonlySet<string>> {
  const database = await connect({ url }, 'targets')
  try {
    const rows = await ask(
      database,
      `select nspname as name from pg_namespace where nspname in (${schemas.map(quoteLiteral).join(', ')})`,
    )
    return new Set(rows.map(({ name }) => name ?? ''))
  } finally {
    await database.close()
  }
}
