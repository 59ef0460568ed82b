import { bareType, isArrayType } from './type-name.ts'

interface Way {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly expression: (column: string, to: string) => string
}

const texts = ['text', 'character varying', 'character', 'citext']
const moments = ['timestamp with time zone', 'timestamp without time zone', 'date']
const long = ['bigint', 'numeric', 'double precision']
const numbers = ['smallint', 'integer', 'real', ...long]

function byText(column: string, to: string): string {
  return `${column}::text::${to}`
}

/** As a list of texts. USING takes no subquery, and of PostgreSQL's own row types one has a column for such a list. */
const listed = (document: string, what: string): string =>
  `(jsonb_populate_record(null::pg_class, jsonb_build_object('reloptions', jsonb_path_query_array(${document}, '$.keyvalue().${what}')))).reloptions`

function intoPairs(column: string): string {
  return `hstore(${listed(`${column}::jsonb`, 'key')}, ${listed(`${column}::jsonb`, 'value')})`
}

const ways: readonly Way[] = [
  { from: ['json', 'jsonb'], to: ['hstore'], expression: intoPairs },
  { from: ['point'], to: ['circle'], expression: (column) => `circle(${column}, 0)` },
  { from: ['point'], to: ['lseg'], expression: (column) => `lseg(${column}, ${column})` },
  { from: ['lseg'], to: ['box'], expression: (column) => `box(${column}[0], ${column}[1])` },
  // JavaScript counts milliseconds, for which an integer is too short: what is kept in one counts seconds.
  { from: long, to: moments, expression: (column) => `to_timestamp(${column} / 1000.0)` },
  { from: ['integer'], to: moments, expression: (column) => `to_timestamp(${column})` },
  { from: moments, to: long, expression: (column) => `extract(epoch from ${column}) * 1000` },
  { from: moments, to: ['integer'], expression: (column) => `extract(epoch from ${column})` },
  { from: ['boolean'], to: moments, expression: (column) => `case when ${column} then now() end` },
  { from: moments, to: ['boolean'], expression: (column) => `${column} is not null` },
  { from: ['boolean'], to: numbers, expression: (column) => `${column}::int` },
  { from: numbers, to: ['boolean'], expression: (column) => `${column} <> 0` },
  { from: numbers, to: ['interval'], expression: (column) => `make_interval(secs => ${column})` },
  // What the bounds of one are written as, the other reads.
  { from: ['int4range'], to: ['int8range', 'numrange'], expression: byText },
  { from: ['int8range'], to: ['numrange'], expression: byText },
  { from: ['daterange'], to: ['tsrange', 'tstzrange'], expression: byText },
  ...['int4', 'int8', 'num', 'date', 'ts', 'tstz'].map((kind) => ({
    from: [`${kind}multirange`],
    to: [`${kind}range`],
    expression: (column: string) => `range_merge(${column})`,
  })),
  { from: ['interval'], to: numbers, expression: (column) => `extract(epoch from ${column})` },
]

interface Ends {
  readonly before: string
  readonly after: string
}

/** What people mostly mean by a change of type that no cast makes, as SQL for them to judge; null where nothing suggests itself. */
export function likelyConversion(column: string, { before, after }: Ends): string | null {
  const [from, to] = [bareType(before), bareType(after)]
  if (isArrayType(before)) return isArrayType(after) ? null : outOfArray(column, { from, to })
  if (isArrayType(after)) return intoArray(column, { from, to, after })
  return ways.find((way) => way.from.includes(from) && way.to.includes(to))?.expression(column, to) ?? null
}

/** TypeORM keeps a `simple-array` as a text with commas. */
function intoArray(column: string, { from, to, after }: { from: string; to: string; after: string }): string | null {
  if (from === 'hstore' && texts.includes(to)) return `hstore_to_array(${column})`
  if (texts.includes(from)) return `string_to_array(${column}, ',')${texts.includes(to) ? '' : `::${after}`}`
  return from === to ? `case when ${column} is not null then array[${column}] end` : null
}

function outOfArray(column: string, { from, to }: { from: string; to: string }): string | null {
  if (texts.includes(to)) return `array_to_string(${column}, ',')`
  return from === to ? `${column}[1]` : null
}
