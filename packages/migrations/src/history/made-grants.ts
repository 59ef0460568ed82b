import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { RelationName } from '../model/relation.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import { routineKey } from './made-routines.ts'
import type { Tree } from './statement-tree.ts'
import { type Following, listed, ranged, strings } from './tree-names.ts'

/** What a GRANT or a REVOKE says, as keys: what is granted from then on, and what is not any more. */
export function grantKeys(
  node: Tree,
  following: Following,
): { readonly made: readonly Key[]; readonly gone: readonly Key[] } {
  const targets = targetsOf(node, following)
  const keys = (word: 'to' | 'from'): readonly Key[] =>
    targets.flatMap((target) =>
      privilegesOf(node).flatMap((what) =>
        granteesOf(node).map((role) => `grant:${what} ${word} ${role} on ${target}` as Key),
      ),
    )
  if (node.is_grant === true) return { made: keys('to'), gone: keys('from') }
  // Whoever takes back the option leaves what it was an option of.
  return node.grant_option === true ? { made: [], gone: [] } : { made: keys('from'), gone: keys('to') }
}

/** Whatever a privilege can be on such an object, where all of them are meant. */
const all: Readonly<Record<string, readonly string[]>> = {
  OBJECT_TABLE: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'],
  OBJECT_SEQUENCE: ['SELECT', 'UPDATE', 'USAGE'],
  OBJECT_SCHEMA: ['CREATE', 'USAGE'],
  OBJECT_LARGEOBJECT: ['SELECT', 'UPDATE'],
}

const allOf = (type: unknown): readonly string[] =>
  all[type as string] ?? (words[type as string] === 'function' ? ['EXECUTE'] : ['USAGE'])

function privilegesOf({ privileges, objtype }: Tree): readonly string[] {
  const named = (privileges ?? []) as readonly { readonly AccessPriv: Tree }[]
  if (named.length === 0) return allOf(objtype)
  return named.flatMap(({ AccessPriv: { priv_name: name, cols } }) => {
    const privileges = name === undefined ? ['SELECT', 'INSERT', 'UPDATE', 'REFERENCES'] : [String(name).toUpperCase()]
    const columns = cols === undefined ? [] : strings(cols)
    return columns.length === 0
      ? privileges
      : privileges.flatMap((privilege) => columns.map((column) => `${privilege} (${displayName(column)})`))
  })
}

const granteesOf = ({ grantees }: Tree): readonly string[] =>
  ((grantees ?? []) as readonly { readonly RoleSpec: Tree }[]).flatMap(({ RoleSpec: { roletype, rolename } }) => {
    if (roletype === 'ROLESPEC_PUBLIC') return ['PUBLIC']
    return typeof rolename === 'string' ? [displayName(rolename)] : []
  })

const words: Readonly<Record<string, string>> = {
  OBJECT_FUNCTION: 'function',
  OBJECT_PROCEDURE: 'function',
  OBJECT_ROUTINE: 'function',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
}

function targetsOf({ targtype, objtype, objects }: Tree, following: Following): readonly string[] {
  const named = (objects ?? []) as readonly Tree[]
  if (targtype === 'ACL_TARGET_ALL_IN_SCHEMA')
    return named.flatMap((name) => allIn(strings([name])[0] ?? '', objtype, following))
  if (targtype !== 'ACL_TARGET_OBJECT') return []
  return named.flatMap((object) => {
    if (objtype === 'OBJECT_SCHEMA') return [`schema ${displayName(strings([object])[0] ?? '')}`]
    if (object.RangeVar !== undefined) return [shown(ranged(object.RangeVar, following))]
    const routine = object.ObjectWithArgs as Tree | undefined
    if (routine !== undefined)
      return [`function ${nameOf(routineKey(routine.objname, routine.objfuncargs, following))}`]
    return words[objtype as string] === 'type' ? [`type ${shown(listed(object, following))}`] : []
  })
}

const shown = ({ namespace, name }: RelationName): string => displayQualified(namespace, name)

/** What the history itself has made there so far. */
function allIn(namespace: string, type: unknown, { made, defaultNamespace }: Following): readonly string[] {
  const wanted = { OBJECT_TABLE: ['table', 'view', 'materialized view'], OBJECT_SEQUENCE: ['sequence'] }[
    type as string
  ] ?? ['function']
  const isThere = (name: string): boolean =>
    namespace === defaultNamespace
      ? !/^(?:"(?:[^"]|"")*"|[^".(]+)\./.test(name)
      : name.startsWith(`${displayName(namespace)}.`)
  return [...made].flatMap((key) => {
    const kind = kindNameOf(key)
    if (!wanted.includes(kind) || !isThere(nameOf(key))) return []
    return [kind === 'function' ? `function ${nameOf(key)}` : nameOf(key)]
  })
}

const sorts: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'tables',
  OBJECT_SEQUENCE: 'sequences',
  OBJECT_FUNCTION: 'functions',
  OBJECT_TYPE: 'types',
  OBJECT_SCHEMA: 'schemas',
  OBJECT_LARGEOBJECT: 'large objects',
}

/** The same for what is granted of whatever is made from then on, in a schema or in all. */
export function defaultPrivilegeKeys({ options, action }: Tree): {
  readonly made: readonly Key[]
  readonly gone: readonly Key[]
} {
  const grant = action as Tree
  const named = (word: string): readonly Tree[] =>
    ((options ?? []) as readonly { readonly DefElem: Tree }[]).flatMap(({ DefElem: { defname, arg } }) =>
      defname === word ? ((arg as { readonly List: { readonly items: readonly Tree[] } }).List.items ?? []) : [],
    )
  const makers = granteesOf({ grantees: named('roles') }).map((role) => ` of ${role}`)
  const schemas = strings(named('schemas')).map((schema) => ` in ${displayName(schema)}`)
  const keys = (word: 'to' | 'from'): readonly Key[] =>
    (schemas.length === 0 ? [''] : schemas).flatMap((place) =>
      (makers.length === 0 ? [''] : makers).flatMap((of) =>
        privilegesOf(grant).flatMap((what) =>
          granteesOf(grant).map(
            (role) =>
              `default privilege:${what} on ${sorts[grant.objtype as string]} ${word} ${role}${place}${of}` as Key,
          ),
        ),
      ),
    )
  if (grant.is_grant === true) return { made: keys('to'), gone: keys('from') }
  if (grant.grant_option === true) return { made: [], gone: [] }
  // What PostgreSQL gives unasked can only be taken back in all schemas at once.
  return { made: schemas.length === 0 ? keys('from') : [], gone: keys('to') }
}
