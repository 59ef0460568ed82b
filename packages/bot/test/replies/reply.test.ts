import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { messageBody } from '../../src/events/message-body.ts'
import { customId, parseCustomId } from '../../src/replies/custom-id.ts'
import { duration } from '../../src/replies/health.ts'
import { code, codeBlock, inline } from '../../src/replies/markdown.ts'
import { type Card, fitted, type Reply } from '../../src/replies/reply.ts'

const text = fc.string({ maxLength: 9_000 })

const card: fc.Arbitrary<Card> = fc.record({
  title: fc.string({ minLength: 1, maxLength: 200 }),
  mood: fc.constant('neutral' as const),
  text,
  fields: fc.array(fc.record({ name: fc.string({ maxLength: 300 }), text: fc.string({ maxLength: 2_000 }) }), {
    maxLength: 30,
  }),
})

const reply: fc.Arbitrary<Reply> = fc.oneof(fc.record({ text }), fc.record({ card }), fc.record({ text, card }))

test('no reply goes beyond what Discord takes', () => {
  fc.assert(
    fc.property(reply, (any) => {
      const { content, embeds } = messageBody(any)
      expect(content.length).toBeLessThanOrEqual(2_000)
      for (const embed of embeds) {
        expect(embed.description?.length ?? 0).toBeLessThanOrEqual(4_096)
        expect(embed.fields?.length ?? 0).toBeLessThanOrEqual(25)
        for (const field of embed.fields ?? []) {
          expect(field.name.length).toBeGreaterThan(0)
          expect(field.name.length).toBeLessThanOrEqual(256)
          expect(field.value.length).toBeGreaterThan(0)
          expect(field.value.length).toBeLessThanOrEqual(1_024)
        }
      }
    }),
  )
})

test('nothing is lost of what is cut: the file has all of it', () => {
  const lines = Array.from({ length: 500 }, (_, index) => `line ${index}`).join('\n')
  const { text: shown = '', file } = fitted({ text: lines, file: { name: 'plan.sql', text: 'select 1' } })
  expect(shown).toMatch(/^line 0\n/)
  expect(shown).toMatch(/\n… The whole answer is in the file\.$/)
  expect(file).toEqual({ name: 'plan.sql', text: `${lines}\n\nselect 1` })
})

test('a code block that is cut is closed', () => {
  const { text: shown = '' } = fitted({ text: codeBlock('x\n'.repeat(2_000)) })
  expect(shown.match(/```/g)).toHaveLength(2)
})

test('what fits stays as it is', () => {
  const small: Reply = { text: 'yes', card: { title: 'a', mood: 'good' } }
  expect(fitted(small)).toEqual(small)
})

describe('text of others', () => {
  test('cannot leave its line or its code', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (any) => {
        expect(code(any)).toMatch(/^`[^`\n]+`$/)
        expect(inline(any)).not.toMatch(/\n|(?<!\\)[*_~|`<@]/)
        expect(codeBlock(any).slice(3, -3)).not.toContain('```')
      }),
    )
  })

  test('mentions nobody', () => {
    expect(messageBody({ text: '@everyone <@1> <@&2>' }).allowed_mentions).toEqual({ parse: [] })
  })
})

describe('a custom id', () => {
  test('comes back as it was made', () => {
    const part = fc.stringMatching(/^[\w.+-]{0,20}$/)
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
        expect(parseCustomId(customId('migrate', 'apply', ...parts))).toEqual({
          command: 'migrate',
          action: 'apply',
          arguments: parts,
        })
      }),
    )
  })

  test('of another version is not understood', () => {
    expect(parseCustomId('v2:migrate:apply:x')).toBeNull()
    expect(parseCustomId('v1:migrate')).toBeNull()
    expect(parseCustomId('')).toBeNull()
  })

  test('that Discord would not take is a bug here', () => {
    expect(() => customId('migrate', 'apply', 'x'.repeat(100))).toThrow('more than 100 characters')
    expect(() => customId('migrate', 'apply', 'a:b')).toThrow('a colon')
  })
})

test.each([
  [0, '0 seconds'],
  [61, '1 minute 1 second'],
  [3_600, '1 hour'],
  [90_061, '1 day 1 hour'],
])('%i seconds are %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words)
})
