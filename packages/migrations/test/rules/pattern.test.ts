import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { columnKey, commentKey, constraintKey, enumKey, indexKey, tableKey } from '../../src/kinds/keys.ts'
import { parsePattern } from '../../src/rules/pattern.ts'
import { quoteName } from '../../src/sql/quote.ts'

const matches = (pattern: string, key: string) => parsePattern(pattern, 'public').matches(key)

describe('a pattern means', () => {
  test.each([
    ['table:orders', tableKey(null, 'orders')],
    ['table:public.orders', tableKey(null, 'orders')],
    ['table:legacy_*', tableKey(null, 'legacy_')],
    ['table:*', tableKey(null, 'a.b')],
    ['table:*.*', tableKey('audit', 'log')],
    ['table:*.*', tableKey(null, 'log')],
    ['table:audit.*', tableKey('audit', 'log')],
    ['column:orders.total', columnKey(null, 'orders', 'total')],
    ['column:*.search_*', columnKey(null, 'Order', 'search_text')],
    ['column:Order.searchText', columnKey(null, 'Order', 'searchText')],
    ['column:"a.b"."c*"', columnKey(null, 'a.b', 'c*')],
    ['constraint:*.*.*_fkey', constraintKey('audit', 'log', 'log_actor_fkey')],
    ['index:*_idx', indexKey(null, 'a_b_idx')],
    ['type:state', enumKey(null, 'state')],
    ['enum:state', enumKey(null, 'state')],
    ['comment:column:orders.*', commentKey(columnKey(null, 'orders', 'total'))],
  ])('%s: %s', (pattern, key) => {
    expect(matches(pattern, key)).toBe(true)
  })
})

describe('a pattern does not mean', () => {
  test.each([
    ['table:orders', tableKey('audit', 'orders')],
    ['table:orders', columnKey(null, 'orders', 'orders')],
    ['table:*', tableKey('audit', 'log')],
    ['table:"*"', tableKey(null, 'log')],
    ['table:a*b*a', tableKey(null, 'aba'.slice(0, 2))],
    ['column:orders.*', columnKey('audit', 'orders', 'total')],
    ['index:*_idx', indexKey(null, '_idx_')],
  ])('%s: %s', (pattern, key) => {
    expect(matches(pattern, key)).toBe(false)
  })
})

test('a quoted name means itself, whatever it is', () => {
  const names = fc.string({ unit: 'binary', minLength: 1 })
  fc.assert(
    fc.property(names, names, names, (namespace, table, column) => {
      const key = columnKey(namespace, table, column)
      const quoted = `column:${[namespace, table, column].map(quoteName).join('.')}`
      expect(matches(quoted, key)).toBe(true)
      expect(matches(quoted, columnKey(namespace, table, `${column}x`))).toBe(false)
    }),
  )
})

test('a star takes no longer for a long name', () => {
  const pattern = parsePattern(`table:${'*a'.repeat(50)}b`, 'public')
  expect(pattern.matches(tableKey(null, 'a'.repeat(5_000)))).toBe(false)
})

test('what no kind describes is named as check prints it', () => {
  const pattern = parsePattern('trigger:audit_* on orders', 'public')
  expect(pattern.matchesUnmodelled('trigger', 'audit_row on orders')).toBe(true)
  expect(pattern.matchesUnmodelled('trigger', 'audit_row on customers')).toBe(false)
  expect(pattern.matchesUnmodelled('rule', 'audit_row on orders')).toBe(false)
})

describe('no pattern is read from', () => {
  test.each([
    ['orders', 'The rule for "orders" names nothing.'],
    ['table:', 'The rule for "table:" names nothing.'],
    ['table:a.b.c', 'The rule for table:a.b.c: the name of a table has 1 or 2 parts.'],
    ['column:total', 'The rule for column:total: the name of a column has 2 or 3 parts.'],
    ['tables:orders', 'The rule for tables:orders: there is no kind named tables.'],
  ])('%s', (pattern, message) => {
    expect(() => parsePattern(pattern, 'public')).toThrow(message)
  })
})
