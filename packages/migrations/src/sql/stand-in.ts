import { quoteLiteral } from './quote.ts'
import { bareType, isArrayType, typeModifiers } from './type-name.ts'

/** Where the number of the row comes to stand in a stand-in that is another one in each. */
export const rowNumber = '$1'

/** What a row may hold whose own value nobody knows any more, likeliest first, as SQL; none for a type that is not PostgreSQL's own. */
export function usualStandIns(type: string): readonly string[] {
  if (isArrayType(type)) return [quoteLiteral('{}')]
  if (bareType(type) === 'bit') return [`B'${'0'.repeat(typeModifiers(type)[0] ?? 1)}'`]
  const found = usual[bareType(type)] ?? []
  return found === texts ? [...found, ...ofLength(type, (length) => quoteLiteral('0'.repeat(length)))] : found
}

/** A code often has to fill the whole length that it has. */
const ofLength = (type: string, fill: (length: number) => string): readonly string[] =>
  typeModifiers(type)
    .filter((length) => length <= 64)
    .map(fill)

/** The same for values that differ from row to row. */
export function countedStandIns(type: string): readonly string[] {
  if (isArrayType(type)) return countedStandIns(type.slice(0, -2)).map((element) => `ARRAY[${element}]`)
  const counted = byNumber[bareType(type)] ?? []
  return counted.includes(text) ? [...counted, ...ofLength(type, (length) => `lpad(${text}, ${length}, '0')`)] : counted
}

/** What may be tried where the type does not tell what its values are, as with a domain. */
export const anyStandIns = (): readonly string[] => [...new Set(Object.values(usual).flat())]

export const anyCountedStandIns = (): readonly string[] => [...new Set(Object.values(byNumber).flat())]

const numbers = ['0', '1', '-1', '10', '100', '1000', '2000']
const texts = ['', '-', '0', 'none', 'unknown', 'nobody@example.invalid', 'https://example.invalid/'].map(quoteLiteral)
const moments = [`'epoch'`, 'CURRENT_TIMESTAMP']

const one = (text: string): readonly string[] => [quoteLiteral(text)]

const usual: Readonly<Record<string, readonly string[]>> = {
  'character varying': texts,
  text: texts,
  character: texts,
  citext: texts,
  name: texts,
  smallint: numbers,
  integer: numbers,
  bigint: numbers,
  numeric: numbers,
  real: numbers,
  'double precision': numbers,
  money: numbers,
  oid: ['0'],
  boolean: ['false', 'true'],
  'timestamp with time zone': moments,
  'timestamp without time zone': moments,
  date: moments,
  'time without time zone': one('00:00'),
  'time with time zone': one('00:00+00'),
  interval: one('0'),
  uuid: one('00000000-0000-0000-0000-000000000000'),
  jsonb: ['{}', '[]', 'null'].map(quoteLiteral),
  json: ['{}', '[]', 'null'].map(quoteLiteral),
  bytea: one(''),
  'bit varying': [`B''`],
  inet: one('0.0.0.0'),
  cidr: one('0.0.0.0/32'),
  macaddr: one('00:00:00:00:00:00'),
  macaddr8: one('00:00:00:00:00:00:00:00'),
  ...Object.fromEntries(['int4', 'int8', 'num', 'date', 'ts', 'tstz'].map((each) => [`${each}range`, one('empty')])),
  ...Object.fromEntries(['int4', 'int8', 'num', 'date', 'ts', 'tstz'].map((each) => [`${each}multirange`, one('{}')])),
  point: one('(0,0)'),
  line: one('{1,0,0}'),
  lseg: one('[(0,0),(0,0)]'),
  box: one('(0,0),(0,0)'),
  path: one('((0,0))'),
  polygon: one('((0,0))'),
  circle: one('<(0,0),0>'),
  tsvector: one(''),
  tsquery: one(''),
  xml: one(''),
  jsonpath: one('$'),
  pg_lsn: one('0/0'),
  hstore: one(''),
  ltree: one(''),
  geometry: one('POINT EMPTY'),
  geography: one('POINT EMPTY'),
}

const text = `${rowNumber}::text`
const countedTexts = [text, `'nobody' || ${text} || '@example.invalid'`, `'https://example.invalid/' || ${text}`]
const moment = (type: string): string => `${type} 'epoch' + ${rowNumber} * interval '1 second'`

/** The number is another one each time it is asked for, so that the ends of a range are two of them. */
const range = (type: string, element: string): string =>
  `${type}(${rowNumber}::${element}, ${rowNumber}::${element} + 1)`

const byNumber: Readonly<Record<string, readonly string[]>> = {
  'character varying': countedTexts,
  text: countedTexts,
  character: countedTexts,
  citext: [`${text}::citext`],
  name: [`${text}::name`],
  ltree: [`${text}::ltree`],
  smallint: [rowNumber],
  integer: [rowNumber],
  bigint: [rowNumber],
  numeric: [rowNumber],
  real: [rowNumber],
  'double precision': [rowNumber],
  money: [rowNumber],
  oid: [rowNumber],
  'timestamp with time zone': [moment('timestamptz')],
  'timestamp without time zone': [moment('timestamp')],
  date: [`date 'epoch' + ${rowNumber}::integer`],
  'time without time zone': [`time '00:00' + ${rowNumber} * interval '1 microsecond'`],
  interval: [`${rowNumber} * interval '1 second'`],
  uuid: [`lpad(to_hex(${rowNumber}), 32, '0')::uuid`],
  jsonb: [`to_jsonb(${rowNumber})`],
  bytea: [`int8send(${rowNumber})`],
  'bit varying': [`${rowNumber}::bit(64)`],
  inet: [`inet '0.0.0.0' + ${rowNumber}`],
  cidr: [`(inet '0.0.0.0' + ${rowNumber})::cidr`],
  macaddr: [`lpad(to_hex(${rowNumber}), 12, '0')::macaddr`],
  int4range: [range('int4range', 'integer')],
  int8range: [range('int8range', 'bigint')],
  numrange: [range('numrange', 'numeric')],
  daterange: [`daterange(date 'epoch' + ${rowNumber}::integer, date 'epoch' + ${rowNumber}::integer + 1)`],
  tsrange: [`tsrange(${moment('timestamp')}, ${moment('timestamp')} + interval '1 second')`],
  tstzrange: [`tstzrange(${moment('timestamptz')}, ${moment('timestamptz')} + interval '1 second')`],
}
