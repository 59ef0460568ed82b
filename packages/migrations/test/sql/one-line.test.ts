import { expect, test } from 'vitest'

import { oneLine } from '../../src/sql/one-line.ts'

test('a statement of several lines is told on one', () => {
  expect(
    oneLine('ALTER TABLE "orders"\n  ALTER COLUMN "pieces" DROP DEFAULT,\n  ALTER COLUMN "pieces" TYPE integer\n'),
  ).toBe('ALTER TABLE "orders" ALTER COLUMN "pieces" DROP DEFAULT, ALTER COLUMN "pieces" TYPE integer')
})

test('a long one is cut', () => {
  const told = oneLine(`select ${'x, '.repeat(100)}`)
  expect(told).toHaveLength(161)
  expect(told.endsWith(' …')).toBe(true)
})
