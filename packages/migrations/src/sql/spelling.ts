import { displayName } from './quote.ts'

/** What TypeORM's column options say of a type besides its name. */
export interface TypeOptions {
  readonly length?: string | undefined
  readonly precision?: number | null | undefined
  readonly scale?: number | undefined
  readonly array?: boolean
  /** What a geometry or geography holds, such as `Point`, and the number of its coordinate system. */
  readonly feature?: string | undefined
  readonly srid?: number | undefined
}

const aliases: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  int2: 'smallint',
  int8: 'bigint',
  decimal: 'numeric',
  dec: 'numeric',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  varchar: 'character varying',
  'char varying': 'character varying',
  char: 'character',
  varbit: 'bit varying',
  time: 'time without time zone',
  timetz: 'time with time zone',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
}

const builtIn: ReadonlySet<string> = new Set([
  ...Object.values(aliases),
  ...'bpchar bit bytea text name money date interval point line lseg box path polygon circle'.split(' '),
  ...'cidr inet macaddr macaddr8 tsvector tsquery uuid xml json jsonb jsonpath oid pg_lsn regclass'.split(' '),
  ...'int4range int8range numrange tsrange tstzrange daterange'.split(' '),
  ...'int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange'.split(' '),
])

const extensionTypes: ReadonlySet<string> = new Set(
  'citext hstore cube ltree vector halfvec geometry geography'.split(' '),
)

/** Whether a type, without modifiers and brackets, is PostgreSQL's own or comes with an extension that TypeORM knows. */
export const isKnownType = (type: string): boolean => builtIn.has(type) || extensionTypes.has(type)

/** The names in `pg_catalog`, which is searched before every other namespace, that a type of a user's may well have too. */
const catalogTypes: ReadonlySet<string> = new Set(
  `bool bytea char name int2 int4 int8 text oid tid xid xid8 cid xml json jsonb jsonpath point lseg path box polygon line
  float4 float8 unknown circle money macaddr macaddr8 inet cidr aclitem bpchar varchar date time timestamp timestamptz
  interval timetz bit varbit numeric refcursor uuid tsvector tsquery record cstring any void trigger event_trigger internal
  regproc regclass regtype regrole int4range int8range numrange tsrange tstzrange daterange int4multirange int8multirange
  nummultirange tsmultirange tstzmultirange datemultirange`.split(/\s+/),
)

export const isCatalogType = (name: string): boolean => catalogTypes.has(name)

interface GivenType {
  readonly name: string
  /** What stands in the parentheses. */
  readonly modifiers: readonly string[]
  readonly array: boolean
}

const shape =
  /^\s*(.*?)\s*(?:\(([^)]*)\))?\s*((?:with|without)\s+time\s+zone)?\s*((?:\[\d*\]\s*)*|array(?:\s*\[\d*\])?)\s*$/i

/** Thousands of columns have a few types. */
const parsedTypes = new Map<string, GivenType>()

function parseType(given: string): GivenType {
  const type = parsedTypes.get(given) ?? parsedAnew(given)
  parsedTypes.set(given, type)
  return type
}

function parsedAnew(given: string): GivenType {
  const [, name = given, inside, zone, brackets] = shape.exec(given) ?? []
  const words = `${name}${zone === undefined ? '' : ` ${zone}`}`
  const plain = words.replaceAll(/\s+/g, ' ').toLowerCase()
  const known = aliases[plain] ?? plain
  return {
    name: builtIn.has(known) || plain === 'float' || /^interval /.test(plain) ? known : displayed(words),
    modifiers: inside === undefined ? [] : inside.split(',').map((part) => part.trim()),
    array: Boolean(brackets),
  }
}

/** A type that PostgreSQL does not bring along, as `format_type` prints its name: unquoted parts are in lower case. */
const displayed = (name: string): string =>
  (name.match(/"(?:[^"]|"")*"|[^".]+/g) ?? [name])
    .map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.toLowerCase()))
    .map(displayName)
    .join('.')

/** A type in TypeORM's spelling as `format_type` prints it: `varchar` with length 20 → `character varying(20)`. */
export function spellType(given: string, options: TypeOptions = {}): string {
  const parsed = parseType(given)
  const [inside] = parsed.modifiers
  const whole = inside === undefined ? withOptions(parsed.name, options) : withModifiers(parsed.name, parsed.modifiers)
  return `${whole}${parsed.array || options.array ? '[]' : ''}`
}

/** The name of a precision stands in the middle of the time types' names. */
const timed = /^(time|timestamp)( .*)$/

function withModifiers(name: string, modifiers: readonly string[]): string {
  const [first = ''] = modifiers
  if (name === 'float') return Number(first) <= 24 ? 'real' : 'double precision'
  if (name === 'numeric') return `numeric(${first},${modifiers[1] ?? 0})`
  const [, word, zone] = timed.exec(name) ?? []
  return word === undefined ? `${name}(${modifiers.join(',')})` : `${word}(${first})${zone}`
}

function withOptions(name: string, { length, precision, scale, feature, srid }: TypeOptions): string {
  const size = length || (precision ?? '')
  switch (name) {
    case 'float':
      return 'double precision'
    case 'character':
    case 'bit':
      return `${name}(${size === '' ? 1 : size})`
    case 'character varying':
    case 'bit varying':
    case 'vector':
    case 'halfvec':
      return size === '' ? name : `${name}(${size})`
    case 'geometry':
    case 'geography':
      return feature === undefined ? name : `${name}(${spatial(name, feature, srid)})`
    case 'numeric':
      return precision == null ? name : `numeric(${precision},${scale ?? 0})`
    default:
      return precision != null && (name === 'interval' || timed.test(name))
        ? withModifiers(name, [String(Math.min(precision, 6))])
        : name
  }
}

const features = 'Geometry Point LineString Polygon MultiPoint MultiLineString MultiPolygon GeometryCollection'.split(
  ' ',
)

/** PostGIS prints its own capitals, no coordinate system 0, and for a geography always one, which is 4326 by default. */
function spatial(name: string, given: string, srid: number | undefined): string {
  const [, plain = given, dimensions = ''] = /^(.*?)(zm?|m)?$/i.exec(given) ?? []
  const known = features.find((feature) => feature.toLowerCase() === plain.toLowerCase()) ?? plain
  const system = srid || (name === 'geography' ? 4326 : 0)
  return `${known}${dimensions.toUpperCase()}${system === 0 ? '' : `,${system}`}`
}

const keyword = /'(?:[^']|'')*'|"((?:[^"]|"")*)"|([a-z_\u0080-\uffff][\w$\u0080-\uffff]*)/giu

/** The identifiers in a piece of SQL, as PostgreSQL folds them; what stands in string literals is left out. */
export const identifiersIn = (sql: string): ReadonlySet<string> =>
  new Set(
    [...sql.matchAll(keyword)].flatMap(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.toLowerCase() ?? [],
    ),
  )
