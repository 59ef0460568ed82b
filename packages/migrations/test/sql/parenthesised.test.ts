import { expect, test } from 'vitest'

import { parenthesised } from '../../src/sql/parenthesised.ts'

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
