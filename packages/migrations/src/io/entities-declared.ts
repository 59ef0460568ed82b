import type { DeclaredStatement } from '../model/declaration.ts'
import type { Schema } from '../model/schema.ts'
import type { Catalog } from './catalog.ts'
import type { Database } from './database.ts'
import type { Entities } from './entities.ts'

interface Declaring {
  readonly catalog: Catalog
  readonly statements: readonly DeclaredStatement[]
  readonly ledgerSchema: string
}

export interface WithDeclared {
  readonly entities: Entities
  readonly inLiveWords: (declared: Schema, live: Schema) => Schema
}

/** The entities with what is declared besides. */
export async function withDeclared(
  database: Database,
  entities: Entities,
  { catalog, statements, ledgerSchema }: Declaring,
): Promise<WithDeclared> {
  if (statements.length === 0) return { entities, inLiveWords: (declared) => declared }
  const [{ declare }, { inLiveWords, joined }] = await Promise.all([
    import('./declare.ts'),
    import('../plan/declared.ts'),
  ])
  const { schema, defaultNamespace } = entities
  const made = await declare(database, {
    statements,
    live: catalog.schema,
    entities: schema,
    defaultNamespace,
    ledgerSchema,
  })
  return {
    entities: { ...entities, schema: joined(schema, made.schema) },
    inLiveWords: (declared, live) => inLiveWords(declared, live, made.firstPrint),
  }
}
