import fc from 'fast-check'
import { expect, test } from 'vitest'

import { tableKey } from '../../src/kinds/keys.ts'
import { type Statement, statement } from '../../src/model/statement.ts'
import { factsOf } from '../../src/plan/facts.ts'

const reminders = tableKey(null, 'reminders')
const guild = tableKey(null, 'guild')
const member = tableKey('app', 'Member')

const examples: readonly (readonly [string, Partial<Statement>])[] = [
  ['locks nothing that exists', {}],
  ['reminders: ACCESS EXCLUSIVE, no rewrite, no scan', { locks: [{ relation: reminders, mode: 'ACCESS EXCLUSIVE' }] }],
  [
    'reminders: ACCESS EXCLUSIVE, rewrites every row',
    { locks: [{ relation: reminders, mode: 'ACCESS EXCLUSIVE' }], rewrites: [reminders], scans: [reminders] },
  ],
  [
    'guild: SHARE ROW EXCLUSIVE; app."Member": SHARE ROW EXCLUSIVE, reads every row',
    {
      locks: [
        { relation: guild, mode: 'SHARE ROW EXCLUSIVE' },
        { relation: member, mode: 'SHARE ROW EXCLUSIVE' },
      ],
      scans: [member],
    },
  ],
  [
    'reminders: ACCESS EXCLUSIVE. LOSES DATA: every value of "snoozed_until"',
    { locks: [{ relation: reminders, mode: 'ACCESS EXCLUSIVE' }], loses: 'every value of "snoozed_until"' },
  ],
  ['locks nothing that exists. LOSES DATA: the number it has reached', { loses: 'the number it has reached' }],
  ['reminders: reads every row', { scans: [reminders] }],
]

test.each(examples)('%s', (line, facts) => {
  expect(factsOf(statement('select', facts))).toBe(line)
})

test('no name or loss reaches a second line or turns the order of the text around', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\nb', '\r', '\u2028', '\u202e', '\u0085'))
  fc.assert(
    fc.property(text, text, (name, loses) => {
      const line = factsOf(statement('select', { locks: [{ relation: tableKey(null, name), mode: 'SHARE' }], loses }))
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})
