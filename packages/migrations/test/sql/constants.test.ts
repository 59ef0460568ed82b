import fc from 'fast-check'
import { expect, test } from 'vitest'

import { asTexts, withoutLabels } from '../../src/sql/constants.ts'

const toText = { column: 'state', from: 'mood' }
const toEnum = { column: 'The state', from: 'text' }

test.each([
  [`state = 'open'::mood`, `state = 'open'`],
  [`((t.state <> 'it''s'::mood) AND (other = 'a'::moods))`, `((t.state <> 'it''s') AND (other = 'a'::moods))`],
  [`state = ANY (ARRAY['a'::mood, 'b, c'::mood])`, `state = ANY ('{a,"b, c"}')`],
  [`t.state <> ALL (ARRAY['it''s'::mood])`, `t.state <> ALL ('{it''s}')`],
  [`other = ANY (ARRAY['a'::mood, 'b'::mood])`, `other = ANY ('{a,b}')`],
  [`state @> ARRAY['a'::mood]`, `state @> '{a}'`],
  [
    `f(ARRAY['a'::mood]) || 'ANY (ARRAY[''a''::mood])'::text`,
    `f(ARRAY['a'::mood]) || 'ANY (ARRAY[''a''::mood])'::text`,
  ],
  [`state = ANY ('{a,b}'::mood[])`, `state = ANY ('{a,b}')`],
  [
    `CASE state WHEN 'a'::mood THEN E'\\\\'::text ELSE NULL::text END`,
    `CASE state WHEN 'a' THEN E'\\\\'::text ELSE NULL::text END`,
  ],
  [`"mood"::mood = '::mood'::mood`, `"mood"::mood = '::mood'`],
  [`('a' || '::mood''') || 'b'::mood`, `('a' || '::mood''') || 'b'`],
  [`"it's"::text = 'a'::mood`, `"it's"::text = 'a'`],
  [`state = 'a'::other.mood`, `state = 'a'::other.mood`],
])('of an enum that becomes a text: %s', (before, after) => {
  expect(withoutLabels(before, toText)).toBe(after)
})

test.each([
  [`"The state" = 'open'::text`, `"The state" = 'open'`],
  [`t."The state" = ANY (ARRAY['a'::text, 'b'::text])`, `t."The state" = ANY ('{a,b}')`],
  [`(code = ANY (ARRAY['a'::text, E'\\\\'::text]))`, `(code = ANY (E'{a,"\\\\\\\\"}'))`],
  [`lower("The state") = 'a'::text`, `lower("The state") = 'a'`],
])('of a text that becomes an enum: %s', (before, after) => {
  expect(withoutLabels(before, toEnum)).toBe(after)
})

test('what is labelled otherwise stays, whatever the constants hold', () => {
  const constant = fc
    .tuple(fc.string(), fc.constantFrom('::text', '::moods', '', '::"mood"'))
    .map(([value, label]) => `'${value.replaceAll("'", "''")}'${label}`)
  const name = fc.constantFrom('state', '"it\'s"', 't."a""b"', 'NULL::mood')
  fc.assert(
    fc.property(fc.array(fc.oneof(constant, name), { maxLength: 6 }), (parts) => {
      const sql = parts.join(' = ')
      expect(withoutLabels(sql, toText)).toBe(sql)
    }),
  )
})

test.each([
  [`((state)::text = 'a'::text)`, `(state = 'a'::text)`],
  [
    `(((t.state)::text <> 'a'::text) AND ((other)::text = 'b'::text))`,
    `((t.state <> 'a'::text) AND ((other)::text = 'b'::text))`,
  ],
  [`new.state::text = 'a'::text`, `new.state = 'a'::text`],
  [
    `((state)::text = ANY ((ARRAY['a'::character varying, 'b, c'::character varying])::text[]))`,
    `(state = ANY (ARRAY['a'::text, 'b, c'::text]))`,
  ],
  [`state::text = ANY (ARRAY['a'::character varying]::text[])`, `state = ANY (ARRAY['a'::text])`],
  [`((state)::text = '(state)::text'::text)`, `(state = '(state)::text'::text)`],
  [`("state x")::text = ''''::text`, `("state x")::text = ''''::text`],
])('of a varchar as of a text: %s', (before, after) => {
  expect(asTexts(before, 'state')).toBe(after)
})
