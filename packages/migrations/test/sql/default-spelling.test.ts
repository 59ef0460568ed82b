import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isSameDefault, spellDefault } from '../../src/sql/default-spelling.ts'
import { freshDatabase } from '../support/postgres.ts'

const plain = { isEnum: false, encoding: null } as const

const spelled = (value: unknown, type: string): string | null => spellDefault(value, { ...plain, type })

/** What PostgreSQL itself prints of these, so that no question to the server is needed to compare them. */
const canonical: readonly (readonly [value: unknown, type: string, sql: string])[] = [
  ['open', 'text', `'open'::text`],
  ['open', 'character varying(20)', `'open'::character varying`],
  ['eur', 'character(3)', `'eur'::bpchar`],
  ['', 'text', `''::text`],
  ["it's", 'text', `'it''s'::text`],
  ['now()', 'text', `'now()'::text`],
  [5, 'text', `'5'::text`],
  [0, 'integer', '0'],
  [-1, 'integer', `'-1'::integer`],
  ['7', 'smallint', '7'],
  [3_000_000_000, 'bigint', `'3000000000'::bigint`],
  ['9223372036854775807', 'bigint', `'9223372036854775807'::bigint`],
  [12n, 'bigint', '12'],
  [1.5, 'numeric(6,2)', '1.5'],
  [-1.5, 'numeric', `'-1.5'::numeric`],
  ['1.50', 'numeric', '1.50'],
  [0.25, 'double precision', '0.25'],
  [true, 'boolean', 'true'],
  ['false', 'boolean', 'false'],
  [0, 'boolean', 'false'],
  ['2020-02-29', 'date', `'2020-02-29'::date`],
  ['00000000-0000-0000-0000-000000000000', 'uuid', `'00000000-0000-0000-0000-000000000000'::uuid`],
  [true, 'jsonb', `'true'::jsonb`],
  [true, 'text', `'true'::text`],
  [{}, 'jsonb', `'{}'::jsonb`],
  [{ bb: [1, null, "é'"], a: { c: true } }, 'jsonb', `'{"a": {"c": true}, "bb": [1, null, "é''"]}'::jsonb`],
  [{ b: 1, a: 2 }, 'json', `'{"b":1,"a":2}'::json`],
  [[], 'integer[]', `'{}'::integer[]`],
  [[1, -2], 'integer[]', `'{1,-2}'::integer[]`],
  [[true, false], 'boolean[]', `'{t,f}'::boolean[]`],
  [['a', 'b c', '', 'null', 'x,y', null], 'text[]', `'{a,"b c","","null","x,y",NULL}'::text[]`],
  [['it’s', '{}'], 'character varying(9)[]', `'{it’s,"{}"}'::character varying[]`],
  [() => 'now()', 'timestamp with time zone', 'now()'],
  [() => ' NOW( ) ', 'timestamp with time zone', 'now()'],
  [() => 'current_timestamp', 'timestamp with time zone', 'CURRENT_TIMESTAMP'],
  [() => 'current_timestamp (3)', 'timestamp(3) with time zone', 'CURRENT_TIMESTAMP(3)'],
  [() => 'Current_User', 'text', 'CURRENT_USER'],
  [() => 'gen_random_uuid()', 'uuid', 'gen_random_uuid()'],
]

/** What means the right thing; how PostgreSQL prints it depends on more than the text. */
const meant: readonly (readonly [value: unknown, type: string, sql: string | null])[] = [
  [null, 'text', null],
  [undefined, 'text', null],
  [() => 'NULL', 'text', null],
  [() => 'null::character varying(3)', 'character varying(3)', null],
  ['a\\b', 'text', `E'a\\\\b'::text`],
  ['1010', 'bit(4)', `'1010'::"bit"`],
  [1e-7, 'double precision', `'1e-7'`],
  ['007', 'integer', `'007'`],
  [1.5, 'integer', `'1.5'`],
  ['yes', 'boolean', `'yes'`],
  [new Date(0), 'timestamp with time zone', `'1970-01-01 00:00:00.000+00'::timestamp with time zone`],
  [new Date(0), 'timestamp without time zone', `'1970-01-01 00:00:00.000'::timestamp without time zone`],
  [new Date(0), 'date', `'1970-01-01'::date`],
  [new Date(0), 'time without time zone', `'00:00:00.000'::time without time zone`],
  [Uint8Array.of(0, 255), 'bytea', `E'\\\\x00ff'::bytea`],
  [
    [
      [1, 2],
      [3, 4],
    ],
    'integer[]',
    `'{{1,2},{3,4}}'::integer[]`,
  ],
  [[{ a: 'b' }], 'jsonb[]', `E'{"{\\\\"a\\\\":\\\\"b\\\\"}"}'::jsonb[]`],
  ['{a,b}', 'text[]', `'{a,b}'::text[]`],
  ['somebody', 'email_address', `'somebody'`],
  [{ a: 'b "c"', d: null }, 'hstore', `E'"a"=>"b \\\\"c\\\\"", "d"=>NULL'::hstore`],
  [() => "now() + interval '1 day'", 'timestamp with time zone', "now() + interval '1 day'"],
]

describe('a default of an entity', () => {
  test.each([...canonical, ...meant])('%o of %s is %s', (value, type, sql) => {
    expect(spelled(value, type)).toBe(sql)
  })

  test('is printed by PostgreSQL as it is spelled', async () => {
    const database = await freshDatabase()
    const columns = canonical.map(([, type, sql], place) => `c${place} ${type} default ${sql}`)
    await database.query(`create table sample (${columns.join(', ')})`)
    const rows = await database.query<{ sql: string }>(
      `select pg_get_expr(adbin, adrelid) as sql from pg_attrdef where adrelid = 'sample'::regclass order by adnum`,
    )
    expect(rows.map(({ sql }) => sql)).toEqual(canonical.map(([, , sql]) => sql))
  })

  test('of an enum is labelled with the enum’s name', () => {
    const target = { type: 'billing."State"', isEnum: true, encoding: null }
    expect(spellDefault('open', target)).toBe(`'open'::billing."State"`)
    expect(spellDefault(['open'], { ...target, type: 'state[]' })).toBe(`'{open}'::state[]`)
    expect(spellDefault(1, { ...target, type: 'state' })).toBe(`'1'::state`)
  })

  test('of jsonb cannot hold what jsonb cannot', () => {
    expect(() => spelled({ '\0': 1 }, 'jsonb')).toThrow('NUL')
    expect(() => spelled(['\ud800'], 'jsonb')).toThrow('surrogate')
  })

  test('of TypeORM’s own types is what TypeORM would store', () => {
    expect(spellDefault(['a', 'b'], { type: 'text', isEnum: false, encoding: 'simple-array' })).toBe(`'a,b'::text`)
    expect(spellDefault({ a: 1 }, { type: 'text', isEnum: false, encoding: 'simple-json' })).toBe(`'{"a":1}'::text`)
  })
})

const storable = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))

test('a default gives a column the value it was made from', async () => {
  const database = await freshDatabase()
  const values = fc.record({
    text: storable,
    json: fc.jsonValue().filter((value) => typeof value === 'object' && !JSON.stringify(value).includes('\\u0000')),
    list: fc.array(fc.option(storable)),
    numbers: fc.array(fc.integer()),
    integer: fc.integer(),
    float: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    yes: fc.boolean(),
  })
  const types = {
    text: 'text',
    json: 'jsonb',
    list: 'text[]',
    numbers: 'integer[]',
    integer: 'integer',
    float: 'double precision',
    yes: 'boolean',
  }
  await fc.assert(
    fc.asyncProperty(values, async (sample) => {
      const given = { ...sample, json: JSON.parse(JSON.stringify(sample.json)) }
      const columns = Object.entries(types).map(
        ([name, type]) => `"${name}" ${type} default ${spelled(given[name as keyof typeof given], type)}`,
      )
      await database.query(
        `drop table if exists sample; create table sample (${columns.join(', ')}); insert into sample default values`,
      )
      expect(await database.query('select * from sample')).toEqual([given])
    }),
    { numRuns: 60 },
  )
})

describe('two defaults give the same value', () => {
  test.each([
    [`'7'::smallint`, '7', 'smallint'],
    [`'1.50'::numeric`, '1.5', 'numeric'],
    [`'-1'::integer`, '-1', 'bigint'],
    ['(-1)', `'-1'::integer`, 'integer'],
    ['true', `'true'::text`, 'text'],
    ['now()', 'CURRENT_TIMESTAMP', 'timestamp with time zone'],
    [`('now'::text)::date`, 'CURRENT_DATE', 'date'],
    [`('now'::text)::timestamp(3) with time zone`, 'CURRENT_TIMESTAMP(3)', 'timestamp(3) with time zone'],
    [`('now'::text)::time with time zone`, 'CURRENT_TIME', 'time with time zone'],
    [`('now'::text)::timestamp without time zone`, 'LOCALTIMESTAMP', 'timestamp without time zone'],
    [`('now'::text)::time without time zone`, 'LOCALTIME', 'time without time zone'],
    [`('now'::text)::timestamp(6) with time zone`, 'now()', 'timestamp without time zone'],
    ['now()', 'CURRENT_TIMESTAMP(3)', 'timestamp(3) with time zone'],
    ['(now())::timestamp(3) with time zone', 'now()', 'timestamp(3) with time zone'],
    ['(now())::date', 'CURRENT_DATE', 'date'],
    ['LOCALTIMESTAMP', 'now()', 'timestamp without time zone'],
    [`'{"a" : ["x y"]}'::json`, `'{"a":["x y"]}'::json`, 'json'],
    ['NULL::character varying', null, 'character varying(10)'],
    [`'open'::text`, `'open'::character varying`, 'character varying'],
    [`'a\\b''c'::text`, `E'a\\\\b''c'::text`, 'text'],
    ['public.uuid_generate_v4()', 'uuid_generate_v4()', 'uuid'],
  ])('%s and %s', (live, declared, type) => {
    expect(isSameDefault(live, declared, type)).toBe(true)
  })

  test.each([
    [`'7'::text`, `'7.0'::text`, 'text'],
    ['70', '7', 'integer'],
    ['now()', 'CURRENT_DATE', 'timestamp with time zone'],
    ['now()', 'clock_timestamp()', 'timestamp with time zone'],
    ['now()', 'CURRENT_TIMESTAMP(3)', 'timestamp with time zone'],
    ['now()', 'LOCALTIMESTAMP', 'timestamp with time zone'],
    ['CURRENT_TIMESTAMP(0)', 'CURRENT_DATE', 'date'],
    ['CURRENT_DATE', 'now()', 'timestamp without time zone'],
    [`'{"a":"x  y"}'::json`, `'{"a":"x y"}'::json`, 'json'],
    [`'{"a":1,"b":2}'::json`, `'{"b":2,"a":1}'::json`, 'json'],
    ['now()', null, 'timestamp with time zone'],
    [null, `''::text`, 'text'],
    [`'NULL::text'::text`, null, 'text'],
    [`'a'::text || 'b'::text`, `'a'::text || 'b'::text `, 'text'],
    ['billing.make_id()', 'shop.make_id()', 'uuid'],
  ])('unlike %s and %s', (live, declared, type) => {
    expect(isSameDefault(live, declared, type)).toBe(false)
  })
})
