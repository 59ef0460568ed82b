import { expect, test } from 'vitest'

import type { Comparison } from '../../src/io/compare.ts'
import { type Following, followLabels } from '../../src/io/follow-renames.ts'

const never = (): never => {
  throw new Error('was asked')
}

const following: Following = { again: never, weigh: never, keepsName: never, isStrict: false }

/** Nothing separates both sides, and of neither anything but that may be read. */
const equal = new Proxy({} as Comparison, {
  get: (_target, key) => (key === 'operations' ? [] : key === 'then' ? undefined : never()),
})

test('where nothing is to be done, nobody looks for what has another name', async () => {
  expect(await followLabels(equal, following)).toBe(equal)
})
