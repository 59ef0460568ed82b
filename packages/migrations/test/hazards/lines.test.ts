import { expect, test } from 'vitest'
import type { ForeseenHazard } from '../../src/commands/foreseen-hazards.ts'
import { hazardLines } from '../../src/commands/hazard-lines.ts'

const hazard = (rule: string, object: string): ForeseenHazard => ({
  rule,
  level: 'warning',
  harm: 'loses',
  title: `meets ${rule}`,
  object,
  why: 'It does.',
  instead: 'Leave it.',
  isOnEmptyTable: false,
})

const many = Array.from({ length: 8 }, (_, place) => hazard('drop-column', `book.c${place}`))

test('a rule is told once, with the objects that meet it, where the first of them stands', () => {
  const met = [hazard('drop-column', 'book.isbn'), hazard('drop-key', 'book.key'), hazard('drop-column', 'book.title')]
  expect(hazardLines(met, { verbose: false })).toEqual([
    'Beware: it meets drop-column (book.isbn, book.title).',
    'Beware: it meets drop-key (book.key).',
  ])
})

test('an object that meets a rule twice is named once', () => {
  expect(hazardLines([hazard('a', 'book'), hazard('a', 'book')], { verbose: false })).toEqual([
    'Beware: it meets a (book).',
  ])
})

test('of many objects some are named and all are counted; a person who wants to know more sees all', () => {
  expect(hazardLines(many, { verbose: false })).toEqual([
    'Beware: it meets drop-column (book.c0, book.c1, book.c2, book.c3, book.c4 and 3 more).',
  ])
  expect(hazardLines(many, { verbose: true })).toEqual([
    `Beware: it meets drop-column (${many.map(({ object }) => object).join(', ')}).`,
    '  It does.',
    '  Instead: Leave it.',
  ])
})

test('what only makes others wait for an empty table is told to who asks for all', () => {
  const met = [
    { ...hazard('blocking-index', 'book_title'), isOnEmptyTable: true },
    hazard('drop-column', 'book.isbn'),
    hazard('blocking-index', 'loan_due'),
  ]
  expect(hazardLines(met, { verbose: false })).toEqual([
    'Beware: it meets drop-column (book.isbn).',
    'Beware: it meets blocking-index (loan_due).',
  ])
  expect(hazardLines(met, { verbose: true })[0]).toBe('Beware: it meets blocking-index (book_title, loan_due).')
})
