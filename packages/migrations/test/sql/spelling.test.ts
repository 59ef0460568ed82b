import { describe, expect, test } from 'vitest'

import { identifiersIn, spellType, type TypeOptions } from '../../src/sql/spelling.ts'
import { freshDatabase } from '../support/postgres.ts'

type Example = readonly [given: string, options: TypeOptions, printed: string]

const examples: readonly Example[] = [
  ['int', {}, 'integer'],
  ['int4', {}, 'integer'],
  ['INT8', {}, 'bigint'],
  ['int2', {}, 'smallint'],
  ['integer', { precision: 11 }, 'integer'],
  ['decimal', {}, 'numeric'],
  ['decimal', { precision: 10 }, 'numeric(10,0)'],
  ['numeric', { precision: 10, scale: 2 }, 'numeric(10,2)'],
  ['numeric', { scale: 2 }, 'numeric'],
  ['numeric', { precision: null }, 'numeric'],
  ['numeric(6)', {}, 'numeric(6,0)'],
  ['numeric(6, 3)', {}, 'numeric(6,3)'],
  ['float', {}, 'double precision'],
  ['float', { precision: 10 }, 'double precision'],
  ['float(24)', {}, 'real'],
  ['float(25)', {}, 'double precision'],
  ['float4', {}, 'real'],
  ['float8', {}, 'double precision'],
  ['bool', {}, 'boolean'],
  ['varchar', {}, 'character varying'],
  ['varchar', { length: '50' }, 'character varying(50)'],
  ['varchar', { precision: 50 }, 'character varying(50)'],
  ['varchar(50)', {}, 'character varying(50)'],
  ['character varying(50)', { length: '20' }, 'character varying(50)'],
  ['char', {}, 'character(1)'],
  ['char', { precision: 3 }, 'character(3)'],
  ['char(3)', {}, 'character(3)'],
  ['bpchar', {}, 'bpchar'],
  ['bit', {}, 'bit(1)'],
  ['bit', { length: '8' }, 'bit(8)'],
  ['varbit', { length: '8' }, 'bit varying(8)'],
  ['time', {}, 'time without time zone'],
  ['time', { precision: 0 }, 'time(0) without time zone'],
  ['timetz', { precision: 3 }, 'time(3) with time zone'],
  ['timestamp', { precision: 9 }, 'timestamp(6) without time zone'],
  ['timestamp(3)', {}, 'timestamp(3) without time zone'],
  ['timestamp  WITH  time zone', { precision: 3 }, 'timestamp(3) with time zone'],
  ['timestamp(3) with time zone', {}, 'timestamp(3) with time zone'],
  ['timestamptz(0)', {}, 'timestamp(0) with time zone'],
  ['interval', { precision: 3 }, 'interval(3)'],
  ['interval day to second', {}, 'interval day to second'],
  ['interval day to second(3)', {}, 'interval day to second(3)'],
  ['interval year to month', {}, 'interval year to month'],
  ['text[]', {}, 'text[]'],
  ['text', { array: true }, 'text[]'],
  ['text[]', { array: true }, 'text[]'],
  ['int[3][4]', {}, 'integer[]'],
  ['varchar(20) array', {}, 'character varying(20)[]'],
  ['char', { array: true, length: '2' }, 'character(2)[]'],
  ['timestamptz', { array: true, precision: 3 }, 'timestamp(3) with time zone[]'],
]

const withoutServer: readonly Example[] = [
  ['citext', {}, 'citext'],
  ['vector', { length: '3' }, 'vector(3)'],
  ['halfvec', {}, 'halfvec'],
  ['geometry', {}, 'geometry'],
  ['geometry', { srid: 4326 }, 'geometry'],
  ['geometry', { feature: 'point', srid: 4326 }, 'geometry(Point,4326)'],
  ['geometry', { feature: 'MULTIPOLYGON' }, 'geometry(MultiPolygon)'],
  ['geometry', { feature: 'LineStringZM', srid: 0 }, 'geometry(LineStringZM)'],
  ['geography', { feature: 'Point' }, 'geography(Point,4326)'],
  ['email_address', {}, 'email_address'],
  ['Billing.Amount', { array: true }, 'billing.amount[]'],
  ['"Billing"."the ""amount"""', {}, '"Billing"."the ""amount"""'],
]

describe('a type in TypeORM’s spelling', () => {
  test.each([...examples, ...withoutServer])('%s %o is printed as %s', (given, options, printed) => {
    expect(spellType(given, options)).toBe(printed)
  })

  test('is printed as PostgreSQL prints it', async () => {
    const database = await freshDatabase()
    const types = examples.map(([, , printed]) => printed)
    const columns = types.map((type, place) => `c${place} ${type}`)
    await database.query(`create table sample (${columns.join(', ')})`)
    const rows = await database.query<{ type: string }>(
      `select format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = 'sample'::regclass and attnum > 0 order by attnum`,
    )
    expect(rows.map(({ type }) => type)).toEqual(types)
  })
})

describe('the identifiers in a piece of SQL', () => {
  test.each([
    ['"createdAt" > now()', ['createdAt', 'now']],
    ['Price * "Tax""Rate"', ['price', 'Tax"Rate']],
    [`note <> 'it''s name' AND über = 1`, ['note', 'and', 'über']],
    ['a1$b || c.d', ['a1$b', 'c', 'd']],
    [`'only text'`, []],
  ])('%s', (sql, names) => {
    expect([...identifiersIn(sql)]).toEqual(names)
  })
})
