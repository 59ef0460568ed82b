import type { Kind } from '../model/kind.ts'
import { statement } from '../model/statement.ts'
import { quoteName } from '../sql/quote.ts'
import { namespaceKey } from './keys.ts'
import { declaredNamespaces } from './namespace-declared.ts'

/** What CREATE SCHEMA makes. */
export interface Namespace {
  readonly name: string
}

export const namespaceKind: Kind<Namespace> = {
  name: 'namespace',
  rank: 0,
  isSingle: true,
  rebuildable: () => false,
  key: ({ name }) => namespaceKey(name),
  references: () => [],
  catalog: {
    sql: `select name from namespace where name <> 'public' order by name`,
    decode: (row) => ({ name: row.name as string }),
  },
  declared: declaredNamespaces,
  // Schemas and the rights on them are often prepared by whoever runs the server.
  create: ({ name }) => [statement(`CREATE SCHEMA IF NOT EXISTS ${quoteName(name)}`)],
  drop: ({ name }) => [statement(`DROP SCHEMA ${quoteName(name)}`)],
  change: () => [],
}
