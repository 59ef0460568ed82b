import { expect, test } from 'vitest'

import { callsIn, volatilityOf } from '../../src/sql/volatility.ts'

test.each([
  ['now()', ['now']],
  ["'7'::smallint", []],
  ["'1.50'::numeric(10,2)", []],
  ["'a'::character varying(20)", []],
  ["'{}'::audit.shelf[]", []],
  ['CURRENT_TIMESTAMP(3)', []],
  ["encode(gen_random_bytes(8), 'hex'::text)", ['encode', 'gen_random_bytes']],
  ["'random()'::text", []],
  ['audit."nextCode"()', ['nextCode']],
  ["nextval('task_id_seq'::regclass)", ['nextval']],
  ["(COALESCE(NULL::integer, 1) + abs('-1'::integer))", ['abs']],
  ["CASE WHEN (lower('A'::text) = 'a'::text) THEN 1 ELSE 2 END", ['lower']],
  ["(now() AT TIME ZONE 'utc'::text)", ['now']],
])('%s calls %j', (expression, calls) => {
  expect(callsIn(expression)).toEqual(calls)
})

test('an expression is as steady as the least steady of its functions', () => {
  expect(volatilityOf([])).toBe('steady')
  expect(volatilityOf(['now', 'date_trunc'])).toBe('steady')
  expect(volatilityOf(['now', 'next_code'])).toBe('unknown')
  expect(volatilityOf(['next_code', 'random'])).toBe('volatile')
})
