import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isSameBut, isSameValue } from '../../src/plan/same-value.ts'

const leaf = fc.oneof(fc.constantFrom('', 'a', null, undefined, 0, -0, Number.NaN, true), fc.nat(2))
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'uses'), tie('value'), { maxKeys: 3, noNullPrototype: false }),
    fc.constantFrom(new Map([['a', 1]]), new Map([['a', 2]]), new Set(['a'])),
  ),
}))

const record = fc.dictionary(fc.constantFrom('a', 'b', 'uses'), value, { maxKeys: 3, noNullPrototype: true })

test('plain data is the same where Node says so', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(isSameValue(one, other)).toBe(isDeepStrictEqual(one, other))
      expect(isSameValue(one, structuredClone(one))).toBe(isDeepStrictEqual(one, structuredClone(one)))
    }),
    { numRuns: 1000 },
  )
})

test('one field may be left out, whether it is there or not', () => {
  fc.assert(
    fc.property(record, record, (one, other) => {
      const isSame = isDeepStrictEqual({ ...one, uses: null }, { ...other, uses: null })
      expect(isSameBut('uses', one, other)).toBe(isSame)
    }),
    { numRuns: 1000 },
  )
})
