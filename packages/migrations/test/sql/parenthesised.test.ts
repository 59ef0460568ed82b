import { expect, test } from 'vitest'

import { behindDefault, parenthesised } from '../../src/sql/parenthesised.ts'

test.each([
  ['a', '(a)'],
  ['(a > 0)', '(a > 0)'],
  ['((a > 0) OR (b > 0))', '((a > 0) OR (b > 0))'],
  ['(a > 0) OR (b > 0)', '((a > 0) OR (b > 0))'],
  ['lower(a)', '(lower(a))'],
  ["(a <> ')')", "(a <> ')')"],
  ["(a = '(') OR (b)", "((a = '(') OR (b))"],
  [`("a)" > 0)`, `("a)" > 0)`],
  ["(a = 'it''s)')", "(a = 'it''s)')"],
  ['', '()'],
  ['(a', '((a)'],
  // What is not certain gets its pair.
  ["(a = E'\\')') OR (b = ')')", "((a = E'\\')') OR (b = ')'))"],
  ['(a) -- (b', '((a) -- (b)'],
  ['(a = $$)$$)', '((a = $$)$$))'],
])('%s', (text, expected) => {
  expect(parenthesised(text)).toBe(expected)
})

const defaults: readonly (readonly [string, string])[] = [
  ['now()', 'now()'],
  [`now() + interval '1 day'`, `now() + interval '1 day'`],
  [`now() at time zone 'utc'`, `(now() at time zone 'utc')`],
  [`(now() at time zone 'utc')`, `(now() at time zone 'utc')`],
  [`coalesce(current_date in (current_date), true)`, `coalesce(current_date in (current_date), true)`],
  [`(1 = 2) or (2 = 3)`, `((1 = 2) or (2 = 3))`],
  [`'come in' || ' or not'`, `'come in' || ' or not'`],
  [`"at"('x')`, `"at"('x')`],
  [`'a' collate "C"`, `('a' collate "C")`],
  [`E'not \\'here\\''`, `E'not \\'here\\''`],
]

test.each(defaults)('%s stands behind DEFAULT as %s', (text, expected) => {
  expect(behindDefault(text)).toBe(expected)
})
