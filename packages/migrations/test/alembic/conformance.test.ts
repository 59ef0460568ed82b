import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

import { conformance } from './conformance.ts'

it('every behaviour in the table has its test', () => {
  const sources = readdirSync(import.meta.dirname)
    .filter((name) => name.startsWith('conformance-'))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  const tested = sources.flatMap((source) =>
    [...source.matchAll(/^conforms\((\d+),/gm)].map(([, number]) => Number(number)),
  )
  expect(tested.toSorted((one, other) => one - other)).toEqual(Object.keys(conformance).map(Number))
  expect(tested).toHaveLength(85)
})
