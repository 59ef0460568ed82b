import { expect, test } from 'vitest'

import { likelyConversion } from '../../src/sql/likely-conversion.ts'
import { shellWord } from '../../src/sql/shell-word.ts'
import { freshDatabase } from '../support/postgres.ts'

/** A value that people keep in a column of each type. */
const values: Readonly<Record<string, string>> = {
  text: "'1,2'",
  'character varying(20)': "'1,2'",
  'text[]': `'{"1","2"}'`,
  'integer[]': `'{1,2}'`,
  smallint: '1',
  integer: '1',
  bigint: '1700000000000',
  numeric: '1700000000000',
  real: '1',
  'double precision': '1700000000000',
  boolean: 'true',
  date: "'2026-01-02'",
  'timestamp(3) without time zone': "'2026-01-02 03:04:05'",
  'timestamp with time zone': "'2026-01-02 03:04:05'",
  interval: "'00:01:01'",
  int4range: "'[1,4)'",
  int8range: "'[1,4)'",
  numrange: "'[1,4)'",
  daterange: "'[2026-01-02,2026-01-03)'",
  tsrange: "'[2026-01-02,2026-01-03)'",
  tstzrange: "'[2026-01-02,2026-01-03)'",
  int4multirange: "'{[1,4),[6,7)}'",
  json: `'{"a":"1","b":null}'`,
  jsonb: `'{"a":"1","b":null}'`,
  hstore: `'a=>1,b=>NULL'`,
  point: "'(1,2)'",
  circle: "'<(1,2),3>'",
  lseg: "'[(1,2),(3,4)]'",
  box: "'(1,2),(3,4)'",
  uuid: "'00000000-0000-0000-0000-00000000000a'",
}

const pairs = Object.keys(values).flatMap((before) =>
  Object.keys(values).flatMap((after) => {
    const likely = before === after ? null : likelyConversion('"the Value"', { before, after })
    return likely === null ? [] : [{ before, after, likely }]
  }),
)

test('what is proposed is what ALTER TABLE takes behind USING, and leaves nothing empty', async () => {
  const database = await freshDatabase()
  await database.query('create extension hstore')
  expect(pairs.length).toBeGreaterThan(50)
  for (const { before, after, likely } of pairs) {
    await database.query(`drop table if exists t; create table t ("the Value" ${before});
      insert into t values (${values[before]}), (null);
      alter table t alter "the Value" type ${after} using ${likely}`)
    const found = await database.query('select count("the Value")::int as count from t')
    const count = likely.includes('is not null') && after === 'boolean' ? 2 : 1
    expect({ before, after, likely, count: found[0]?.count }).toEqual({ before, after, likely, count })
  }
})

test.each([
  ['text', 'text[]', `string_to_array("the Value", ',')`],
  ['text', 'integer[]', `string_to_array("the Value", ',')::integer[]`],
  ['uuid', 'uuid[]', 'case when "the Value" is not null then array["the Value"] end'],
  ['text[]', 'character varying(20)', `array_to_string("the Value", ',')`],
  ['integer[]', 'integer', '"the Value"[1]'],
  ['bigint', 'timestamp(3) with time zone', 'to_timestamp("the Value" / 1000.0)'],
  ['int4multirange', 'int4range', 'range_merge("the Value")'],
  ['int4range', 'numrange', '"the Value"::text::numrange'],
  ['uuid', 'date', null],
])('from %s to %s', (before, after, likely) => {
  expect(likelyConversion('"the Value"', { before, after })).toBe(likely)
})

test.each([
  ['task.done', 'task.done'],
  [`task.words=string_to_array(words, ',')`, `"task.words=string_to_array(words, ',')"`],
  [`task."the Value"=nothing's`, `'task."the Value"=nothing'\\''s'`],
])('%s is the word %s of a shell', (text, word) => {
  expect(shellWord(text)).toBe(word)
})
