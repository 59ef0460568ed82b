import { isDeepStrictEqual } from 'node:util'

import { UnsupportedError } from '../errors.ts'
import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Kind, PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { namePattern, qualifiedName } from '../sql/name-pattern.ts'
import { displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import { decodeDomain, domainCatalog } from './domain-catalog.ts'
import { domainObstacles } from './domain-obstacles.ts'
import { domainKey, inNamespace, tableKey } from './keys.ts'

/** A type that another one is, with conditions. */
export interface Domain {
  readonly namespace: string | null
  readonly name: string
  /** As `format_type` prints it. */
  readonly type: string
  /** As SQL; null for that of the type. */
  readonly collation: string | null
  readonly default: string | null
  readonly notNull: boolean
  /** In order of name; the definition is what follows CONSTRAINT and the name. */
  readonly checks: readonly { readonly name: string; readonly definition: string }[]
  readonly uses: readonly Key[]
}

const keyOf = ({ namespace, name }: Domain): Key => domainKey(namespace, name)

export const domainKind: Kind<Domain> & Declarable = {
  name: 'domain',
  rank: 12,
  isBeyondEntities: true,
  rebuildable: () => false,
  key: keyOf,
  references: ({ namespace, uses }) => [...inNamespace(namespace), ...uses],
  occupies: ({ namespace, name }) => [`type:${displayQualified(namespace, name)}`],
  catalog: { sql: domainCatalog, decode: decodeDomain },
  declared: () => [],
  declaration: {
    begins: new RegExp(String.raw`^(?:create|alter)\s+domain\s+(${qualifiedName})`, 'i'),
    example: `CREATE DOMAIN email AS text CHECK (value ~ '@')`,
  },
  isNamedIn: ({ name }, text) => new RegExp(namePattern(name), 'i').test(text),
  create: (domain) => [statement(createDomain(domain))],
  drop: (domain) => [statement(`DROP DOMAIN ${nameOf(domain)}`)],
  change: changeDomain,
  obstacles: domainObstacles,
}

const nameOf = ({ namespace, name }: Domain): string => quoteQualified(namespace, name)

export const createDomain = (domain: Domain): string =>
  `CREATE DOMAIN ${nameOf(domain)} AS ${partsOf(domain).join(' ')}`

const partsOf = ({ type, collation, default: value, notNull, checks }: Domain): readonly string[] => [
  type,
  ...(collation === null ? [] : [`COLLATE ${collation}`]),
  ...(value === null ? [] : [`DEFAULT ${value}`]),
  ...(notNull ? ['NOT NULL'] : []),
  ...checks.map(({ name, definition }) => `CONSTRAINT ${quoteName(name)} ${definition}`),
]

function changeDomain(before: Domain, after: Domain, context: PlanContext): readonly Statement[] | 'replace' {
  if (before.type !== after.type || before.collation !== after.collation) return replaced(after, context)
  const alter = `ALTER DOMAIN ${nameOf(after)}`
  const held = heldBy(after, context)
  const going = before.checks.filter((check) => !after.checks.some((other) => isDeepStrictEqual(check, other)))
  const coming = after.checks.filter((check) => !before.checks.some((other) => isDeepStrictEqual(check, other)))
  if (coming.some(isTested) || (after.notNull && !before.notNull)) refuseArrays(after, context)
  return [
    ...(before.default === after.default
      ? []
      : [statement(`${alter} ${after.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${after.default}`}`)]),
    ...(before.notNull === after.notNull
      ? []
      : [after.notNull ? statement(`${alter} SET NOT NULL`, held) : statement(`${alter} DROP NOT NULL`)]),
    ...going.map(({ name }) => statement(`${alter} DROP CONSTRAINT ${quoteName(name)}`)),
    ...coming.map((check) =>
      statement(`${alter} ADD CONSTRAINT ${quoteName(check.name)} ${check.definition}`, isTested(check) ? held : {}),
    ),
  ]
}

const isTested = ({ definition }: Domain['checks'][number]): boolean => !definition.endsWith('NOT VALID')

/** PostgreSQL looks into columns of the domain, and not into arrays of it. */
function refuseArrays(domain: Domain, { before }: PlanContext): void {
  const columns = before.dependents(keyOf(domain)).flatMap((key) => before.find('column', key) ?? [])
  const array = columns.find(({ type }) => type.endsWith('[]'))
  if (array === undefined) return
  const object = displayQualified(domain.namespace, domain.name)
  const column = displayQualified(array.namespace, array.table, array.name)
  throw new UnsupportedError(
    `The domain ${object} can get no condition that is tested, because ${column} holds arrays of it.`,
    { object, hint: 'Say NOT VALID behind a check: it holds for every value from then on.' },
  )
}

/** Every table with a column of the domain is read, and nobody writes to it meanwhile. */
function heldBy(domain: Domain, { before }: PlanContext): Partial<Statement> {
  const columns = before.dependents(keyOf(domain)).flatMap((key) => before.find('column', key) ?? [])
  const tables = [...new Set(columns.map(({ namespace, table }) => tableKey(namespace, table)))].sort()
  return { locks: tables.map((relation) => ({ relation, mode: 'SHARE' })), scans: tables }
}

/** PostgreSQL lets nobody change what a domain is, and its columns cannot be without it. */
function replaced(domain: Domain, { before }: PlanContext): 'replace' {
  if (before.dependents(keyOf(domain)).length === 0) return 'replace'
  const object = displayQualified(domain.namespace, domain.name)
  throw new UnsupportedError(`The domain ${object} cannot become another type while something uses it.`, {
    object,
    hint: 'Declare one by another name, let the columns use that, and take this one out in a later revision.',
  })
}
