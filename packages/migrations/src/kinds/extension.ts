import { UnsupportedError } from '../errors.ts'
import type { Declarable } from '../model/declaration.ts'
import type { Kind } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayName, quoteName } from '../sql/quote.ts'
import { declaredExtensions } from './extension-declared.ts'
import { extensionKey, inNamespace } from './keys.ts'

/** An extension; which version of it is the server's affair. */
export interface Extension {
  readonly name: string
  /** Null for the default one, and for one of the extension's own. */
  readonly namespace: string | null
}

export const extensionKind: Kind<Extension> & Declarable = {
  name: 'extension',
  rank: 5,
  isSingle: true,
  rebuildable: () => false,
  key: ({ name }) => extensionKey(name),
  references: ({ namespace }) => inNamespace(namespace),
  catalog: {
    sql: `
      select e.extname as name, n.namespace
      from pg_extension e
      left join namespace n on n.oid = e.extnamespace
      where e.extname <> 'plpgsql'
      order by e.extname`,
    decode: (row) => ({ name: row.name as string, namespace: row.namespace as string | null }),
  },
  declared: declaredExtensions,
  declaration: {
    begins:
      /^(?:create\s+extension\s+(?:if\s+not\s+exists\s+)?)?("[^"]+"|[\w-]+)(?:\s+(?:with\s+)?schema\s+("[^"]+"|\w+))?$/i,
    example: 'citext, or CREATE EXTENSION citext SCHEMA extensions',
  },
  readDeclared: readExtension,
  // TypeORM makes what it needs itself when an application connects, and on hosted servers an administrator does: the same
  // revision meets databases that have the extension and databases that have not. What is there asks for no privilege.
  create: ({ name, namespace }) => [
    statement(
      `CREATE EXTENSION IF NOT EXISTS ${quoteName(name)}${namespace === null ? '' : ` SCHEMA ${quoteName(namespace)}`}`,
    ),
  ],
  drop: ({ name }) => [statement(`DROP EXTENSION ${quoteName(name)}`)],
  change: moveExtension,
  requires: ({ name }) => [{ what: 'offer', name, of: 'the configuration', extension: null }],
  adopt: ({ namespace }, declared) => ({ ...declared, namespace }),
}

function readExtension(sql: string, defaultNamespace: string): Extension {
  const [, name = '', namespace] = extensionKind.declaration.begins.exec(sql) ?? []
  const place = namespace === undefined ? null : unquoted(namespace)
  return { name: unquoted(name), namespace: place === defaultNamespace ? null : place }
}

const unquoted = (name: string): string => (name.startsWith('"') ? name.slice(1, -1) : name.toLowerCase())

function moveExtension(_before: Extension, { name, namespace }: Extension): readonly Statement[] {
  if (namespace !== null) return [statement(`ALTER EXTENSION ${quoteName(name)} SET SCHEMA ${quoteName(namespace)}`)]
  throw new UnsupportedError(`The extension ${displayName(name)} is not moved to the default schema.`, {
    object: name,
    hint: `Move it by hand: ALTER EXTENSION ${quoteName(name)} SET SCHEMA …`,
  })
}
