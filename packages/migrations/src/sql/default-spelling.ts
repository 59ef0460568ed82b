import { behindDefault } from './parenthesised.ts'
import { quoteLiteral } from './quote.ts'
import { isKnownType } from './spelling.ts'
import { bareType, isArrayType, typeModifiers } from './type-name.ts'
import { withoutComments } from './without-comments.ts'

/** The column that a default is for. */
export interface DefaultTarget {
  /** As `format_type` prints it. */
  readonly type: string
  /** The type is an enum, so a literal of it can be labelled. */
  readonly isEnum: boolean
  /** TypeORM's own encodings of lists and documents in a text column. */
  readonly encoding: 'simple-array' | 'simple-json' | null
}

/**
 * A default from TypeORM's options as SQL; null for none. Where PostgreSQL's own print of it is certain, that is what
 * it is: `'open'::text`, `0`, `'{}'::jsonb`.
 */
export function spellDefault(value: unknown, target: DefaultTarget): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'function') return spellExpression(String(value()))
  if (isArrayType(target.type)) return label(Array.isArray(value) ? arrayText(value) : textOf(value, target), target)
  const type = bareType(target.type)
  const text = textOf(value, target)
  if (numeric.has(type)) return spellNumber(text, type) ?? quoteLiteral(text)
  if (type === 'boolean') return truth[text.toLowerCase()] ?? quoteLiteral(text)
  return label(text, target)
}

const clocks = /^(current_timestamp|current_date|current_time|localtimestamp|localtime)(\s*\(\s*\d+\s*\))?$/i
const people = /^(current_user|session_user|current_role|user|current_catalog|current_schema)$/i

/** SQL of the author's, as PostgreSQL prints it where that is easy to tell. */
function spellExpression(given: string): string | null {
  const text = withoutComments(given)
  if (/^null(::[\w ]+(\(\d+\))?)?$/i.test(text)) return null
  if (clocks.test(text)) return text.replaceAll(/\s/g, '').toUpperCase()
  if (people.test(text)) return text.toUpperCase()
  if (/^[a-z_]\w*\s*\(\s*\)$/i.test(text)) return text.replaceAll(/\s/g, '').toLowerCase()
  return behindDefault(text)
}

const numeric = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'])
const truth: Readonly<Record<string, string>> = { true: 'true', false: 'false', '1': 'true', '0': 'false' }

/** PostgreSQL reads a bare number as the smallest type that holds it, and prints a negative one in quotes. */
function spellNumber(text: string, type: string): string | null {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) || text === '-0') return null
  const isWhole = !text.includes('.')
  if (!isWhole) return type.endsWith('int') || type === 'integer' ? null : signed(text, 'numeric')
  const size = BigInt(text)
  if (size >= -(2n ** 31n) + 1n && size < 2n ** 31n) return signed(text, 'integer')
  return `'${text}'::${size > -(2n ** 63n) && size < 2n ** 63n ? 'bigint' : 'numeric'}`
}

const signed = (text: string, type: string): string => (text.startsWith('-') ? `'${text}'::${type}` : text)

function textOf(value: unknown, { type, encoding }: DefaultTarget): string {
  if (value instanceof Date) return dateText(value, bareType(type))
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (typeof value !== 'object' || value === null) return String(value)
  if (encoding === 'simple-array' && Array.isArray(value)) return value.map(String).join(',')
  if (type === 'hstore') return hstoreText(value)
  return type === 'jsonb' ? jsonbText(value) : JSON.stringify(value)
}

const hstoreText = (value: object): string =>
  Object.entries(value)
    .map(([key, held]) => `${JSON.stringify(key)}=>${held === null ? 'NULL' : JSON.stringify(String(held))}`)
    .join(', ')

/** In UTC, whatever the time zone of the machine: the same entities mean the same everywhere. */
function dateText(value: Date, type: string): string {
  const text = value.toISOString()
  if (type === 'date') return text.slice(0, 10)
  if (type.startsWith('time ')) return text.slice(11, type.endsWith('without time zone') ? 23 : 24)
  return type.endsWith('with time zone')
    ? text.replace('T', ' ').replace('Z', '+00')
    : text.replace('T', ' ').slice(0, 23)
}

/** As jsonb prints itself: shorter keys first, then by bytes. */
function jsonbText(value: unknown): string {
  if (typeof value === 'string') return jsonbString(value)
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, held]) => held !== undefined && typeof held !== 'function')
  const sorted = entries
    .map(([key, held]) => ({ key, bytes: Buffer.from(key), held }))
    .sort((first, second) => first.bytes.length - second.bytes.length || Buffer.compare(first.bytes, second.bytes))
  return `{${sorted.map(({ key, held }) => `${jsonbString(key)}: ${jsonbText(held)}`).join(', ')}}`
}

/** Unlike json, jsonb stores strings as text, which holds neither. */
function jsonbString(text: string): string {
  if (/[\0\p{Surrogate}]/u.test(text)) throw new TypeError('jsonb holds no NUL and no half of a surrogate pair')
  return JSON.stringify(text)
}

/** An array as a constant of its type holds it: `{a,"b c"}`. */
export function arrayText(values: readonly unknown[]): string {
  return `{${values.map(elementText).join(',')}}`
}

function elementText(value: unknown): string {
  if (Array.isArray(value)) return arrayText(value)
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  const text =
    value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const isPlain = text !== '' && !/[{}",\\ \t\n\r\v\f]/.test(text) && text.toUpperCase() !== 'NULL'
  return isPlain ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** A literal with its type, as PostgreSQL prints a constant. A bare `bit` or `character` would mean one of length 1. */
function label(text: string, { type, isEnum }: DefaultTarget): string {
  const element = bareType(type)
  if (!isEnum && !isKnownType(element)) return quoteLiteral(text)
  const name = element === 'bit' ? '"bit"' : element === 'character' ? 'bpchar' : element
  return `${quoteLiteral(text)}::${name}${isArrayType(type) ? '[]' : ''}`
}

/**
 * Whether two defaults give a column the same value: PostgreSQL keeps `7`, `'7'::smallint` and `now()`,
 * `CURRENT_TIMESTAMP` apart in print, and TypeORM has written either.
 */
export function isSameDefault(live: string | null, declared: string | null, type: string): boolean {
  if (live === declared || isQualifiedCall(live, declared)) return true
  // TypeORM's choice for any generated UUID; PostgreSQL's own function does the same without the extension.
  if (live === 'gen_random_uuid()' && declared === 'uuid_generate_v4()') return true
  const [first, second] = [meaning(live, type), meaning(declared, type)]
  return first === second && first !== undefined
}

/** What an extension brings is qualified in print where the extension lives outside the default namespace. */
const isQualifiedCall = (live: string | null, declared: string | null): boolean =>
  declared !== null && /^[a-z_]\w*\(\)$/.test(declared) && live?.endsWith(`.${declared}`) === true

const literal = /^\(*(?:(E)?'((?:[^']|'')*)'|(-?[\d.]+|true|false))\)*(?:::[\w ."]+(?:\([\d,]+\))?(?:\[\])?)?\)*$/
const typeormClock = /^\('now'::text\)::(date|time|timestamp)(\(\d\))? ?(with time zone|without time zone)?$/

/** A form that defaults of one meaning share; undefined for an expression of which nothing is known. */
function meaning(sql: string | null, type: string): string | null | undefined {
  if (sql === null || /^NULL::/i.test(sql)) return null
  const clock = clockIn(sql, type)
  if (clock !== undefined) return clock
  const [, escapes, quoted, bare] = literal.exec(sql) ?? []
  const text = quoted?.replaceAll("''", "'")
  const value = (escapes ? text?.replaceAll('\\\\', '\\') : text) ?? bare
  return value === undefined ? undefined : `'${plainValue(value, type)}`
}

function plainValue(value: string, type: string): string {
  if (numeric.has(bareType(type))) return plainNumber(value)
  // Unlike jsonb, json keeps the blanks between its words.
  return type === 'json' ? value.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1') : value
}

/** The start of the transaction, as a column of this type holds it. */
function clockIn(given: string, type: string): string | undefined {
  const sql = given.endsWith(`)::${type}`) ? given.slice(1, -`)::${type}`.length) : given
  const [, kind, limit, zone] = typeormClock.exec(given) ?? []
  const [, word, precision] =
    kind === undefined
      ? (clocks.exec(sql.replace(transactionStart, 'CURRENT_TIMESTAMP')) ?? [])
      : ['', clockOf(kind, zone), limit]
  if (word === undefined) return undefined
  const held = String(typeModifiers(type)[0] ?? 6)
  const isWhole = precision === undefined || precision === '(6)' || precision === `(${held})`
  return isWhole ? heldClock(word.toUpperCase(), bareType(type)) : `${word.toUpperCase()}${precision}`
}

const transactionStart = /^(now|transaction_timestamp)\(\)$/i

const moments = ['CURRENT_TIMESTAMP', 'LOCALTIMESTAMP']

/** Clocks that show more than the column holds are one as good as another. */
function heldClock(word: string, type: string): string {
  if (type === 'date' && moments.includes(word)) return 'CURRENT_DATE'
  if (type === 'timestamp without time zone' && moments.includes(word)) return 'LOCALTIMESTAMP'
  if (type === 'time without time zone' && word !== 'CURRENT_DATE') return 'LOCALTIME'
  return word
}

function clockOf(clock: string, zone: string | undefined): string {
  if (clock === 'date') return 'CURRENT_DATE'
  if (zone === 'with time zone') return `CURRENT_${clock.toUpperCase()}`
  return `LOCAL${clock.toUpperCase()}`
}

const plainNumber = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
