import type { Node, RangeVar, TypeName } from 'libpg-query'

import type { NewType } from '../model/definition.ts'
import type { RelationName } from '../model/relation.ts'
import { displayName, displayQualified } from '../sql/quote.ts'

/** How names that a statement leaves unqualified are understood. */
export interface Naming {
  readonly defaultNamespace: string
}

export const own = (namespace: string | undefined, { defaultNamespace }: Naming): string | null =>
  namespace === undefined || namespace === defaultNamespace ? null : namespace

export const relationOf = (relation: RangeVar | undefined, naming: Naming): RelationName => ({
  namespace: own(relation?.schemaname, naming),
  name: relation?.relname ?? '',
})

/** The strings in a list of the parser's. */
export const stringsOf = (nodes: readonly Node[] | undefined): readonly string[] =>
  (nodes ?? []).flatMap((node) => ('String' in node ? (node.String.sval ?? '') : []))

/** A name that the parser gives as a list of strings, whose last is the object's own. */
export function nameOf(node: Node | readonly Node[] | undefined, naming: Naming): RelationName {
  return qualifiedName(partsOf(node), naming)
}

/** `["billing", "invoices"]` is `billing.invoices`; what stands before the last two is a database. */
export const qualifiedName = (parts: readonly string[], naming: Naming): RelationName => ({
  namespace: own(parts.at(-2), naming),
  name: parts.at(-1) ?? '',
})

export function partsOf(node: Node | readonly Node[] | undefined): readonly string[] {
  if (node === undefined) return []
  if (isList(node)) return stringsOf(node)
  if ('List' in node) return stringsOf(node.List.items)
  if ('TypeName' in node) return stringsOf(node.TypeName.names)
  if ('ObjectWithArgs' in node) return stringsOf(node.ObjectWithArgs.objname)
  return stringsOf([node])
}

const isList = (node: Node | readonly Node[]): node is readonly Node[] => Array.isArray(node)

/** How `format_type` prints what the grammar calls by PostgreSQL's internal names. */
const spelt: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  varchar: 'character varying',
  bpchar: 'character',
  varbit: 'bit varying',
  serial: 'integer',
  serial2: 'smallint',
  serial4: 'integer',
  serial8: 'bigint',
  smallserial: 'smallint',
  bigserial: 'bigint',
}

const zoned = /^(timestamp|time)(tz)?$/

export function typeOf(type: TypeName | undefined, naming: Naming): NewType {
  const parts = stringsOf(type?.names)
  const name = parts.at(-1) ?? ''
  const modifiers = (type?.typmods ?? []).flatMap((node) =>
    'A_Const' in node && node.A_Const.ival !== undefined ? (node.A_Const.ival.ival ?? 0) : [],
  )
  const brackets = '[]'.repeat(Math.min(type?.arrayBounds?.length ?? 0, 1))
  const isOwn = parts.length === 1 || parts.at(-2) === 'pg_catalog'
  if (!isOwn) {
    const qualified = nameOf(type?.names, naming)
    return { text: displayQualified(qualified.namespace, qualified.name) + brackets, name: qualified }
  }
  const zone = zoned.exec(name)
  const inside = name === 'interval' ? precisionOf(modifiers) : modifiers.length === 0 ? '' : `(${modifiers.join(',')})`
  const text = zone
    ? `${zone[1]}${inside} ${zone[2] ? 'with' : 'without'} time zone`
    : `${spelt[name] ?? (parts.length === 1 ? displayName(name) : name)}${inside}`
  const isBuiltIn = parts.length > 1 || name in spelt || builtIn.has(name)
  return { text: text + brackets, name: isBuiltIn ? null : nameOf(type?.names, naming) }
}

/** The parser tells first which fields an interval has, and that it has all of them by a number without meaning. */
const allFields = 0x7fff
const precisionOf = ([fields, precision]: readonly number[]): string =>
  fields === allFields && precision !== undefined ? `(${precision})` : ''

const builtIn: ReadonlySet<string> = new Set(
  'text uuid date json jsonb bytea inet cidr macaddr xml money name citext hstore point tsvector timestamptz timetz oid'.split(
    ' ',
  ),
)

/** Of a column that makes its own sequence. */
export const isSerial = (type: TypeName | undefined): boolean =>
  /^(small|big)?serial[248]?$/.test(stringsOf(type?.names).at(-1) ?? '')
