import { expect, test } from 'vitest'

import { columnKey, viewKey } from '../../src/kinds/keys.ts'
import { describe } from '../../src/plan/describe.ts'
import { type AttributeChange, differenceLine } from '../../src/plan/difference.ts'

const line = (...attributes: readonly AttributeChange[]): string =>
  differenceLine({ verb: 'change', kind: 'column', name: 'books.id', within: null, grade: 'drift', attributes })

const serial = (max: string) => ({ kind: 'serial', sequence: { name: 'books_id_seq', options: { min: '1', max } } })

test.each<[after: unknown, words: string]>([
  [null, 'none'],
  [true, 'yes'],
  ['now()', 'now()'],
  [['a', 'b'], '["a","b"]'],
  [serial('9'), 'serial'],
  [{ kind: 'stored', expression: 'lower(name)' }, 'stored lower(name)'],
  [{ kind: 'identity', always: true, sequence: {} }, 'identity always'],
  [{ kind: 'identity', always: false, sequence: {} }, 'identity'],
])('%j is said in words: %s', (after, words) => {
  expect(line({ attribute: 'x', before: 'y', after })).toBe(`~ column books.id: x y → ${words}`)
})

test('of what has parts only those that differ are said', () => {
  expect(line({ attribute: 'generated', before: serial('9'), after: serial('99') })).toBe(
    '~ column books.id: generated sequence options max 9 → 99',
  )
})

test('of texts of several lines the first line that differs is said', () => {
  const change = { attribute: 'query', before: 'select\n  a\nfrom b', after: 'select\n  c\nfrom b' }
  expect(line(change)).toBe('~ column books.id: query in line 2 a → c')
})

test('what a view stands on, and what it comes behind, is not said of it', () => {
  const before = { namespace: null, name: 'green', query: 'select id', options: [], populated: true, uses: [] }
  const shelf = columnKey(null, 'plant', 'shelf')
  const after = { ...before, query: 'select *', uses: [columnKey(null, 'plant', 'id')], behind: [shelf] }
  const [found] = describe([{ kind: 'view', key: viewKey(null, 'green'), before, after }])
  expect(found?.attributes).toEqual([{ attribute: 'query', before: 'select id', after: 'select *' }])
})
