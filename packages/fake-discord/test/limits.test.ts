import { describe, expect, it } from 'vitest'
import { autocomplete } from '../src/limits/autocomplete.ts'
import { commands } from '../src/limits/command.ts'
import { formError } from '../src/limits/form-error.ts'
import { isEmptyMessage, messageBody } from '../src/limits/message.ts'
import { modal } from '../src/limits/modal.ts'
import type { Rule } from '../src/limits/rule.ts'
import { commandLists } from './examples/command-lists.ts'
import { completions } from './examples/completions.ts'
import type { Example } from './examples/example.ts'
import { messages } from './examples/messages.ts'
import { modals } from './examples/modals.ts'

const table: readonly (readonly [string, Rule, readonly Example[]])[] = [
  ['a message', messageBody, messages],
  ['a modal', modal, modals],
  ['autocomplete', autocomplete, completions],
  ['a list of commands', commands, commandLists],
]

describe.each(table)('%s', (_, rule, examples) => {
  it.each(examples.filter(([, , place]) => place === undefined))('may have %s', (_name, body) => {
    expect(rule(body)).toEqual([])
  })

  it.each(examples.filter(([, , place]) => place !== undefined))('cannot have %s', (_name, body, place) => {
    expect(rule(body).map(({ path }) => path.join('.'))).toContain(place)
  })
})

describe('an empty message', () => {
  it.each([
    ['nothing', {}, 0],
    ['blank content', { content: ' \n' }, 0],
    ['empty lists', { embeds: [], components: [] }, 0],
  ])('is one with %s', (_, body, files) => {
    expect(isEmptyMessage(body, files)).toBe(true)
  })

  it.each([
    ['content', { content: 'C' }, 0],
    ['a file', {}, 1],
    ['an embed', { embeds: [{ title: 'E' }] }, 0],
  ])('is not one with %s', (_, body, files) => {
    expect(isEmptyMessage(body, files)).toBe(false)
  })
})

it('nests what it complains about as Discord does', () => {
  const violations = [
    { path: ['embeds', 0, 'title'], code: 'A', message: 'a' },
    { path: ['embeds', 0, 'title'], code: 'B', message: 'b' },
    { path: [], code: 'C', message: 'c' },
  ]
  expect(formError(violations)).toEqual({
    code: 50035,
    message: 'Invalid Form Body',
    errors: {
      embeds: {
        0: {
          title: {
            _errors: [
              { code: 'A', message: 'a' },
              { code: 'B', message: 'b' },
            ],
          },
        },
      },
      _errors: [{ code: 'C', message: 'c' }],
    },
  })
})
