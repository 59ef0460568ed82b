import { describe, expect, test } from 'vitest'

import { nextQuestion, parseChosen, parseQuestion, parseWritten, type Question } from '../../src/domain/onboarding.ts'

const question = (given: Partial<Question>): Question => ({
  id: 1,
  index: 0,
  text: 'x',
  type: 'text',
  options: [],
  isRequired: true,
  ...given,
})

describe('a question', () => {
  test.each([
    ['select', { question: 'x', options: 'One' }, '2 to 25 options'],
    ['select', { question: 'x', options: Array.from({ length: 26 }, (_, n) => `o${n}`).join('\n') }, '2 to 25 options'],
    ['multiselect', { question: 'x', options: 'A\nB\n A' }, 'there twice'],
    ['select', { question: 'x', options: `A\n${'x'.repeat(101)}` }, '100 characters at the most'],
    ['text', { question: ' ' }, '1 to 300 characters'],
    ['text', { question: 'x'.repeat(301) }, '1 to 300 characters'],
    ['number', { question: 'x' }, 'is one of select, multiselect, text, email'],
  ])('of type %s is refused where it could not be asked', (type, fields, sentence) => {
    expect(() => parseQuestion(type, fields, true)).toThrow(sentence)
  })

  test('is the first that has no answer', () => {
    const questions = [0, 1, 2].map((index) => question({ index }))
    expect(nextQuestion(questions, {})?.index).toBe(0)
    expect(nextQuestion(questions, { 0: 'a', 2: 'c' })?.index).toBe(1)
    expect(nextQuestion(questions, { 0: 'a', 1: '', 2: 'c' })).toBeNull()
  })
})

describe('an answer', () => {
  test.each([
    'a@b',
    'a b@example.org',
    'a@b@example.org',
    '@example.org',
    'a@example.',
    `${'x'.repeat(250)}@example.org`,
  ])('that is %s is no address', (answer) => {
    expect(() => parseWritten(question({ type: 'email' }), answer)).toThrow('That is not an e-mail address.')
  })

  test('is an address when it looks like one', () => {
    expect(parseWritten(question({ type: 'email' }), ' a.b+c@mail.example.org ')).toBe('a.b+c@mail.example.org')
  })

  test('from a list is what stands in its place there', () => {
    const options = ['A', 'B', 'C'].map((label) => ({ label, value: label.toLowerCase() }))
    expect(parseChosen(question({ type: 'select', options }), ['1'])).toBe('b')
    expect(parseChosen(question({ type: 'multiselect', options }), ['0', '2'])).toEqual(['a', 'c'])
    for (const places of [[], ['3'], ['0', '7'], ['-1'], ['b'], ['1e0']]) {
      expect(() => parseChosen(question({ type: 'select', options }), places)).toThrow('not one of the answers')
    }
  })
})
