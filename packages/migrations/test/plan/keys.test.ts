import { expect, test } from 'vitest'

import { kindOf } from '../../src/kinds/index.ts'
import type { Namespace } from '../../src/kinds/namespace.ts'
import { emptySchema } from '../../src/plan/empty-schema.ts'
import { lookupOf } from '../../src/plan/lookup.ts'
import { hasUndeclared } from '../../src/plan/ownership.ts'

test('the key of an object is put together once, however many ask for it', () => {
  let asked = 0
  const billing = {
    get name() {
      asked += 1
      return 'billing'
    },
  } as Namespace
  const schema = { ...emptySchema(), namespace: [billing] }
  expect(kindOf('namespace').key(billing)).toBe('namespace:billing')
  const before = asked
  expect(lookupOf(schema).has(kindOf('namespace').key(billing))).toBe(true)
  expect(hasUndeclared(schema, schema, new Set())).toBe(false)
  expect(asked).toBe(before)
})
