import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Kind, Lookup, PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayName, displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import { isRebuilt } from './enum.ts'
import { decodeGrant, grantCatalog } from './grant-catalog.ts'
import {
  columnKey,
  domainKey,
  enumKey,
  functionKey,
  materializedViewKey,
  namespaceKey,
  sequenceKey,
  tableKey,
  viewKey,
} from './keys.ts'

/** One thing that a role may do and would not be able to otherwise, or that everybody could do and is not let. */
export interface Grant {
  readonly on: 'table' | 'view' | 'materialized view' | 'sequence' | 'function' | 'enum' | 'domain' | 'namespace'
  readonly namespace: string | null
  readonly name: string
  /** The types that a function takes; null for everything else. */
  readonly arguments: string | null
  /** Null where it is for all of it. */
  readonly column: string | null
  /** The column that a sequence is behind; null for everything else. */
  readonly of: Key | null
  /** `SELECT`, `USAGE`, … */
  readonly privilege: string
  /** As SQL. */
  readonly grantee: string
  /** As SQL; null for the owner. */
  readonly grantor: string | null
  /** False where it is what everybody has unless somebody takes it away, and it was taken away. */
  readonly given: boolean
  readonly grantable: boolean
}

export const grantKind: Kind<Grant> & Declarable = {
  name: 'grant',
  // Behind who owns what it is granted on.
  rank: 75,
  isBeyondEntities: true,
  isIdle: true,
  rebuildable: () => true,
  // A type that is rebuilt is another one, of which nobody has been granted anything.
  carried: ({ on }) => on !== 'enum',
  key: grantKey,
  references: (grant, lookup) => [targetOf(grant), holderOf(grant), ...licencesOf(grant, lookup)],
  container: holderOf,
  catalog: { sql: grantCatalog, decode: decodeGrant },
  declared: () => [],
  declaration: {
    begins:
      /^(?:grant|revoke)\s[\s\S]*?\son\s+(?!(?:database|foreign|language|large|parameter|tablespace)\s)[\s\S]*\s(?:to|from)\s/i,
    example: 'GRANT SELECT, INSERT ON task TO app',
    isUpon: true,
  },
  create(grant, { before, after, created }) {
    const statements = together(grant, after, created).map((all) => turned(all, grant.given))
    // A sequence comes with its column, and is as fresh.
    const isFresh = created.has(targetOf(grant)) && !before.has(targetOf(grant))
    return isFresh ? statements.map((made) => ({ ...made, locks: [] })) : statements
  },
  drop: (grant, context) =>
    goesAlong(grant, context)
      ? []
      : together(grant, context.before, context.dropped).map((all) => turned(all, !grant.given)),
  change: (before, after) => (after.grantable ? [allow([after])] : [withhold([before], 'GRANT OPTION FOR ')]),
}

/** `SELECT (state) to app on task`: what it is granted on stands last, so that whoever follows names finds it. */
function grantKey(grant: Grant): Key {
  const { privilege, column, given, grantee, grantor } = grant
  const what = column === null ? privilege : `${privilege} (${displayName(column)})`
  const by = grantor === null ? '' : ` by ${grantor}`
  return `grant:${what} ${given ? 'to' : 'from'} ${grantee}${by} on ${targetWords(grant)}` as Key
}

/** Relations need no word, because no two have the same name. */
function targetWords({ on, namespace, name, arguments: types }: Grant): string {
  if (on === 'namespace') return `schema ${displayName(name)}`
  const own = displayQualified(namespace, name)
  if (on === 'function') return `function ${own}(${types})`
  return isType(on) ? `type ${own}` : own
}

const isType = (on: Grant['on']): boolean => on === 'enum' || on === 'domain'

const relations = {
  table: tableKey,
  view: viewKey,
  'materialized view': materializedViewKey,
  sequence: sequenceKey,
} as const

const placed = { ...relations, enum: enumKey, domain: domainKey } as const

const isRelation = (on: Grant['on']): on is keyof typeof relations => on in relations

/** What it is granted on; a sequence behind a column is a part of the column. */
function targetOf({ on, namespace, name, arguments: types, of }: Grant): Key {
  if (of !== null) return of
  if (on === 'namespace') return namespaceKey(name)
  return on === 'function' ? functionKey(namespace, name, types ?? '') : placed[on](namespace, name)
}

/** Columns of views have no life of their own. */
function holderOf(grant: Grant): Key {
  const { on, namespace, name, column } = grant
  return column === null || on !== 'table' ? targetOf(grant) : columnKey(namespace, name, column)
}

/**
 * What lets somebody else than the owner grant it; and what is granted of the whole table, because whoever takes that back
 * takes it back of each column.
 */
function licencesOf(grant: Grant, lookup: Lookup): readonly Key[] {
  const whole = grant.column === null ? [] : [grantKey({ ...grant, column: null })]
  const own = { ...grant, grantee: grant.grantor ?? '', grantor: null }
  const licences = grant.grantor === null ? [] : [own, { ...own, column: null }].map(grantKey)
  return [...whole, ...licences].filter((key) => lookup.has(key))
}

/** With what it is said in one breath, once for all of them: nothing where another one speaks for it. */
function together(grant: Grant, lookup: Lookup, moved: ReadonlySet<Key>): readonly (readonly Grant[])[] {
  // What others stand on has its own place in the order.
  if (grant.grantable) return [[grant]]
  const others = lookup
    .dependents(targetOf(grant))
    .filter((key) => moved.has(key))
    .flatMap((key) => lookup.find('grant', key) ?? [])
  const all = others.filter((other) => breathOf(other) === breathOf(grant)).sort(byPrivilege)
  return all[0]?.privilege === grant.privilege ? [all] : []
}

const breathOf = ({ column, grantee, grantor, given, grantable }: Grant): string =>
  JSON.stringify([column, grantee, grantor, given, grantable])

const byPrivilege = (one: Grant, other: Grant): number => (one.privilege < other.privilege ? -1 : 1)

/** Grants of one breath, given or taken. */
export const turned = (grants: readonly Grant[], isGiven: boolean): Statement =>
  isGiven ? allow(grants) : withhold(grants)

const allow = (grants: readonly Grant[]): Statement =>
  said(grants, (what, grantee) => `GRANT ${what} TO ${grantee}${grants[0]?.grantable ? ' WITH GRANT OPTION' : ''}`)

const withhold = (grants: readonly Grant[], option = ''): Statement =>
  said(grants, (what, grantee) => `REVOKE ${option}${what} FROM ${grantee}`)

function said(grants: readonly Grant[], inWords: (what: string, grantee: string) => string): Statement {
  const [grant] = grants
  if (grant === undefined) throw new Error('There is nothing to grant')
  const { on, namespace, name, column, grantee, grantor } = grant
  const privileges = grants.map(({ privilege }) =>
    column === null ? privilege : `${privilege} (${quoteName(column)})`,
  )
  return statement(inWords(`${privileges.join(', ')} ON ${targetText(grant)}`, grantee), {
    locks: isRelation(on) ? [{ relation: relations[on](namespace, name), mode: 'ACCESS SHARE' }] : [],
    settings: grantor === null ? [] : [`role TO ${grantor}`],
  })
}

function targetText({ on, namespace, name, arguments: types }: Grant): string {
  if (on === 'namespace') return `SCHEMA ${quoteName(name)}`
  const own = quoteQualified(namespace, name)
  if (on === 'function') return `ROUTINE ${own}(${types})`
  if (isType(on)) return `TYPE ${own}`
  return on === 'sequence' ? `SEQUENCE ${own}` : own
}

function goesAlong(grant: Grant, context: PlanContext): boolean {
  const target = targetOf(grant)
  if (context.dropped.has(target) || context.dropped.has(holderOf(grant))) return true
  const [was, becomes] = [context.before.find('enum', target), context.after.find('enum', target)]
  return Boolean(was && becomes && isRebuilt(was, becomes, context))
}
