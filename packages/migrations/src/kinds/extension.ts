import type { Kind } from '../model/kind.ts'
import { statement } from '../model/statement.ts'
import { quoteName } from '../sql/quote.ts'
import { declaredExtensions } from './extension-declared.ts'
import { extensionKey } from './keys.ts'

/** An extension by name. Its version and namespace are the server's affair: trusted ones move with it. */
export interface Extension {
  readonly name: string
}

export const extensionKind: Kind<Extension> = {
  name: 'extension',
  rank: 5,
  rebuildable: () => false,
  key: ({ name }) => extensionKey(name),
  references: () => [],
  catalog: {
    sql: `select extname as name from pg_extension where extname <> 'plpgsql' order by extname`,
    decode: (row) => ({ name: row.name as string }),
  },
  declared: declaredExtensions,
  create: ({ name }) => [statement(`CREATE EXTENSION ${quoteName(name)}`)],
  drop: ({ name }) => [statement(`DROP EXTENSION ${quoteName(name)}`)],
  change: () => [],
}
