import type { Conversion, TypeChangeEffect } from '../model/circumstances.ts'
import { bareType, isArrayType, shortType, typeModifiers } from './type-name.ts'

const pairsOf = (text: string): ReadonlySet<string> => new Set(text.split('\n').map((line) => line.trim()))

/** The bytes stay, and an index over them sorts as before. */
const relabelled = pairsOf(`cidr > inet
  xml > text
  xml > character varying`)

/** The bytes stay, and an index over them sorts by other rules. */
const resorted = pairsOf(`integer > oid
  oid > integer
  text > citext
  character varying > citext
  citext > text
  citext > character varying
  bit > bit varying`)

/**
 * Measured on PostgreSQL 12 to 18 with the session's time zone at UTC, which decides whether `timestamp` and
 * `timestamptz` are the same bytes. Whatever is not known to be free is taken to be a rewrite.
 */
export function typeChangeEffect(before: string, after: string): TypeChangeEffect {
  if (before === after) return 'none'
  if (isArrayType(before) || isArrayType(after)) return 'rewrite'
  if (isWidening(before, after)) return 'none'
  const [from, to] = [bareType(before), bareType(after)]
  if (zoned.has(from) && zoned.has(to)) return keepsPrecision(before, after) ? 'reindex' : 'rewrite'
  if (typeModifiers(after).length > 0) return 'rewrite'
  return relabelled.has(`${from} > ${to}`) ? 'none' : resorted.has(`${from} > ${to}`) ? 'reindex' : 'rewrite'
}

const zoned = new Set(['timestamp with time zone', 'timestamp without time zone'])
const textual = new Set(['text', 'character varying'])
const timed = /^(timestamp|time) with(out)? time zone$/
/** An interval of these fields keeps everything that another has. */
const wholeInterval = /^interval( .*second)?$/

function isWidening(before: string, after: string): boolean {
  const [from, to] = [bareType(before), bareType(after)]
  if (textual.has(from) && textual.has(to)) return keepsLength(before, after)
  if (familyOf(from) === 'interval' && wholeInterval.test(to)) return keepsPrecision(before, after)
  if (from !== to) return false
  if (from === 'numeric') return keepsScale(before, after)
  if (timed.test(from)) return keepsPrecision(before, after)
  return from === 'bit varying' && keepsLength(before, after)
}

function keepsLength(before: string, after: string): boolean {
  const [was, becomes] = [typeModifiers(before)[0], typeModifiers(after)[0]]
  return becomes === undefined || (was !== undefined && becomes >= was)
}

function keepsScale(before: string, after: string): boolean {
  const [was, becomes] = [typeModifiers(before), typeModifiers(after)]
  return becomes.length === 0 || (was[1] === becomes[1] && (becomes[0] ?? 0) >= (was[0] ?? Infinity))
}

/** A missing precision is PostgreSQL's largest, six. */
const keepsPrecision = (before: string, after: string): boolean =>
  (typeModifiers(after)[0] ?? 6) >= (typeModifiers(before)[0] ?? 6)

const numbers = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'])
const moments = new Set(['date', 'timestamp with time zone', 'timestamp without time zone'])
const texts = new Set(['text', 'character varying', 'character', 'bpchar', 'citext'])
/** PostgreSQL's "string category": every type goes over to one of these by its text. */
const strings = new Set([...texts, 'name'])

const assigned = pairsOf(`json > jsonb
  jsonb > json
  cidr > inet
  inet > cidr
  bit > bit varying
  bit varying > bit
  macaddr > macaddr8
  macaddr8 > macaddr
  time without time zone > interval
  time without time zone > time with time zone
  time with time zone > time without time zone
  timestamp with time zone > time with time zone
  timestamp with time zone > time without time zone
  timestamp without time zone > time without time zone
  interval > time without time zone
  smallint > oid
  integer > oid
  bigint > oid
  oid > integer
  oid > bigint
  integer > money
  bigint > money
  numeric > money
  money > numeric`)

const explicit = pairsOf(`boolean > integer
  integer > boolean
  "char" > integer
  integer > "char"
  integer > bit
  bigint > bit
  bit > integer
  bit > bigint
  jsonb > boolean
  jsonb > smallint
  jsonb > integer
  jsonb > bigint
  jsonb > numeric
  jsonb > real
  jsonb > double precision`)

/** `interval day to second` is an interval. */
const familyOf = (type: string): string => bareType(type).replace(/^interval .*/, 'interval')

/**
 * Whether ALTER … TYPE finds a cast by itself: the rows of `pg_cast` with context "a" or "i". An array has the cast that
 * its element has.
 */
function hasAssignmentCast(before: string, after: string): boolean {
  const [from, to] = [familyOf(before), familyOf(after)]
  if (isArrayType(before) !== isArrayType(after)) return !isArrayType(after) && strings.has(to)
  if (from === to || strings.has(to)) return true
  if (to === '"char"') return texts.has(from) && from !== 'citext'
  return [numbers, moments].some((family) => family.has(from) && family.has(to)) || assigned.has(`${from} > ${to}`)
}

/**
 * Whether a cast can be written out where none is found without: every string can be read as any other type, and an
 * array has the casts that its element has.
 */
function hasExplicitCast(before: string, after: string): boolean {
  const [from, to] = [bareType(before), bareType(after)]
  if (isArrayType(before)) return isArrayType(after) && castBetween(from, to) !== 'none'
  return strings.has(from) || (!isArrayType(after) && explicit.has(`${from} > ${to}`))
}

const castBetween = (before: string, after: string): Conversion['cast'] =>
  hasAssignmentCast(before, after) ? 'assignment' : hasExplicitCast(before, after) ? 'explicit' : 'none'

/** What PostgreSQL's own types are known to do. */
export const knownConversion = (before: string, after: string): Conversion => ({
  cast: castBetween(before, after),
  effect: typeChangeEffect(before, after),
})

/** What ALTER … TYPE needs to be told. Where no cast leads from one type to the other, each value goes over by its text. */
export function castClause(value: string, { before, after, cast }: CastEnds): string {
  if (cast === 'assignment') return ''
  const through = cast === 'explicit' ? '' : isArrayType(before) && isArrayType(after) ? '::text[]' : '::text'
  return ` USING ${value}${through}::${shortType(after)}`
}

interface CastEnds {
  readonly before: string
  readonly after: string
  readonly cast: Conversion['cast']
}
