import { bareType, isArrayType, typeModifiers } from './type-name.ts'

/** What PostgreSQL does to the rows and indexes when a column's type becomes another. */
export type TypeChangeEffect = 'none' | 'reindex' | 'rewrite'

const textual = new Set(['text', 'character varying'])
const timed = /^(timestamp|time) with(out)? time zone$|^interval( |$)/

/**
 * Measured on PostgreSQL 12 to 18 with the session's time zone at UTC, which decides whether `timestamp` and
 * `timestamptz` are the same bytes. Whatever is not known to be free is taken to be a rewrite.
 */
export function typeChangeEffect(before: string, after: string): TypeChangeEffect {
  if (before === after) return 'none'
  if (isArrayType(before) || isArrayType(after)) return 'rewrite'
  const [from, to] = [bareType(before), bareType(after)]
  if (isWidening(before, after)) return 'none'
  if (from === 'cidr' && to === 'inet') return 'none'
  if (from === 'xml' && to === 'text') return 'none'
  const zones = [from, to].sort().join()
  if (zones === 'timestamp with time zone,timestamp without time zone' && keepsPrecision(before, after))
    return 'reindex'
  if (from === 'text' && to === 'citext') return 'reindex'
  return 'rewrite'
}

function isWidening(before: string, after: string): boolean {
  const [from, to] = [bareType(before), bareType(after)]
  const [was, becomes] = [typeModifiers(before), typeModifiers(after)]
  if (textual.has(from) && textual.has(to))
    return becomes[0] === undefined || (was[0] !== undefined && becomes[0] >= was[0])
  if (from !== to) return false
  if (from === 'numeric')
    return becomes.length === 0 || (was[1] === becomes[1] && (becomes[0] ?? 0) >= (was[0] ?? Infinity))
  if (timed.test(from)) return keepsPrecision(before, after)
  if (from === 'bit varying') return becomes[0] === undefined || (was[0] !== undefined && becomes[0] >= was[0])
  return false
}

/** A missing precision is PostgreSQL's largest, six. */
const keepsPrecision = (before: string, after: string): boolean =>
  (typeModifiers(after)[0] ?? 6) >= (typeModifiers(before)[0] ?? 6)

const numbers = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'])
const strings = new Set(['text', 'character varying', 'character', '"char"', 'name'])
const moments = new Set(['date', 'timestamp with time zone', 'timestamp without time zone'])
const families = [numbers, strings, moments]
const pairs = new Set([
  'json,jsonb',
  'jsonb,json',
  'cidr,inet',
  'inet,cidr',
  'citext,text',
  'text,citext',
  'citext,character varying',
  'bit,bit varying',
  'bit varying,bit',
  'macaddr,macaddr8',
  'macaddr8,macaddr',
  'time without time zone,interval',
  'time without time zone,time with time zone',
  'time with time zone,time without time zone',
  'timestamp with time zone,time without time zone',
  'timestamp without time zone,time without time zone',
  'interval,time without time zone',
  'xml,text',
])

/**
 * Whether ALTER … TYPE finds an assignment cast by itself. To a string type every type has one; between other types,
 * those of `pg_cast` with context "a" or "i". An array has the cast that its element has.
 */
export function hasAssignmentCast(before: string, after: string): boolean {
  const [from, to] = [bareType(before), bareType(after)]
  if (isArrayType(before) !== isArrayType(after)) return !isArrayType(after) && strings.has(to)
  if (from === to || strings.has(to)) return true
  return families.some((family) => family.has(from) && family.has(to)) || pairs.has(`${from},${to}`)
}
