import { expect, test } from 'vitest'

import { isTooLongFor } from '../../src/sql/text-length.ts'

const pairs: readonly (readonly [before: string, after: string, isTooLong: boolean])[] = [
  ['boolean', 'character(1)', true],
  ['boolean', 'character varying(5)', false],
  ['integer', 'character varying(11)', false],
  ['integer', 'character varying(10)', true],
  ['uuid', 'character(36)', false],
  ['numeric(10,2)', 'character varying(255)', true],
  ['integer', 'text', false],
  ['integer[]', 'character varying(100)', true],
  ['integer[]', 'character varying(11)[]', false],
  ['character varying(20)', 'character varying(10)', true],
]

test.each(pairs)('a value of %s as %s: %s', (before, after, isTooLong) => {
  expect(isTooLongFor(before, after)).toBe(isTooLong)
})
