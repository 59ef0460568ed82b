import { expect, test } from 'vitest'

import { suggestion } from '../../src/suggestion.ts'

const commands = ['upgrade', 'downgrade', 'heads', 'history', 'revision']

test.each([
  ['upgarde', 'upgrade'],
  ['head', 'heads'],
  ['revisions', 'revision'],
  ['histroy', 'history'],
  ['down', 'downgrade'],
])('%s means %s', (typed, meant) => {
  expect(suggestion(typed, commands)).toBe(meant)
})

test.each(['deploy', 'x', 'he', ''])('%j means none of them', (typed) => {
  expect(suggestion(typed, commands)).toBeNull()
})
