import type { Key } from '../model/key.ts'
import type { RelationName } from '../model/relation.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import type { Tree } from './statement-tree.ts'
import { type Following, ranged } from './tree-names.ts'

const optionKey = (name: string, { namespace, name: relation }: RelationName, column: string | null = null): Key =>
  `option:${name}${column === null ? '' : ` (${displayName(column)})`} on ${displayQualified(namespace, relation)}` as Key

/** What a list of storage parameters says of a relation, or of one of its columns. */
export const parameterKeys = (list: unknown, relation: RelationName, column: string | null = null): readonly Key[] =>
  ((list ?? []) as readonly { readonly DefElem: Tree }[]).map(({ DefElem: { defnamespace, defname } }) =>
    optionKey(`${defnamespace === undefined ? '' : `${String(defnamespace)}.`}${String(defname)}`, relation, column),
  )

interface Told {
  readonly made: readonly Key[]
  readonly gone: readonly Key[]
}

const none: Told = { made: [], gone: [] }

const made = (...keys: readonly Key[]): Told => ({ made: keys, gone: [] })

const gone = (...keys: readonly Key[]): Told => ({ made: [], gone: keys })

type Command = { readonly name: string | null; readonly def: unknown; readonly relation: RelationName }

/** Who asks for what is usual takes back what was asked for before. */
const told =
  (name: string, isUsual: (def: Tree) => boolean) =>
  ({ name: column, def, relation }: Command): Told =>
    (isUsual((def ?? {}) as Tree) ? gone : made)(optionKey(name, relation, column))

const wordIn = (def: Tree): string => String((def.String as Tree | undefined)?.sval ?? '').toLowerCase()

const commands: Readonly<Record<string, (command: Command) => Told>> = {
  AT_SetRelOptions: ({ def, relation }) => made(...itemsOf(def, relation, null)),
  AT_ResetRelOptions: ({ def, relation }) => gone(...itemsOf(def, relation, null)),
  AT_SetOptions: ({ def, relation, name }) => made(...itemsOf(def, relation, name)),
  AT_ResetOptions: ({ def, relation, name }) => gone(...itemsOf(def, relation, name)),
  AT_SetStatistics: told('statistics', ({ Integer: value }) => (value as Tree | undefined)?.ival === -1),
  AT_SetStorage: told('storage', (def) => wordIn(def) === 'default'),
  AT_SetCompression: told('compression', (def) => wordIn(def) === 'default'),
  AT_ReplicaIdentity: told('replica identity', ({ ReplicaIdentityStmt: how }) => (how as Tree).identity_type === 'd'),
  AT_ClusterOn: ({ relation }) => made(optionKey('clustering', relation)),
  AT_SetUnLogged: ({ relation }) => made(optionKey('unlogged', relation)),
  AT_SetLogged: ({ relation }) => gone(optionKey('unlogged', relation)),
  AT_DropCluster: ({ relation }) => gone(optionKey('clustering', relation)),
}

const itemsOf = (def: unknown, relation: RelationName, column: string | null): readonly Key[] =>
  parameterKeys((def as { readonly List?: Tree } | undefined)?.List?.items, relation, column)

/** What one clause of ALTER TABLE tells PostgreSQL besides, and what it takes back. */
export function toldBy({ subtype, name, def }: Tree, relation: RelationName): Told {
  const read = commands[subtype as string]
  const isOfColumn = /^AT_(?:SetOptions|ResetOptions|SetStatistics|SetStorage|SetCompression)$/.test(String(subtype))
  return read?.({ name: isOfColumn ? String(name) : null, def, relation }) ?? none
}

/** What CREATE TABLE says besides. */
export function toldAtCreation({ relation, options }: Tree, following: Following): readonly Key[] {
  const table = ranged(relation, following)
  const isUnlogged = (relation as Tree).relpersistence === 'u'
  return [...parameterKeys(options, table), ...(isUnlogged ? [optionKey('unlogged', table)] : [])]
}
