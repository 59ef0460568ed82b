import { expect, test } from 'vitest'

import { outsideStatement, refusesTransaction } from '../../src/sql/outside-transaction.ts'

const inDefault = (name: string) => ({ namespace: null, name })

test.each([
  [
    'CREATE UNIQUE INDEX CONCURRENTLY "a b" ON "s"."T" (x)',
    { what: 'create-index', index: 'a b', table: { namespace: 's', name: 'T' } },
  ],
  [
    '-- why\ncreate index concurrently if not exists Foo on only bar using gin (x);',
    { what: 'create-index', index: 'foo', table: inDefault('bar') },
  ],
  ['create index concurrently on_x on t (x)', { what: 'create-index', index: 'on_x', table: inDefault('t') }],
  ['create index concurrently on t (x)', { what: 'other' }],
  [
    'drop index concurrently if exists a.b, "C"',
    { what: 'drop-index', indexes: [{ namespace: 'a', name: 'b' }, inDefault('C')] },
  ],
  ['vacuum full t', { what: 'repeatable' }],
  ['reindex index concurrently i', { what: 'repeatable' }],
  ['reindex (verbose) database d', { what: 'repeatable' }],
  ["alter system set work_mem = '1GB'", { what: 'repeatable' }],
  ['alter table t detach partition p concurrently', { what: 'other' }],
  ['call tidy()', { what: 'other' }],
  ['do $$ begin perform 1; commit; end $$', { what: 'other' }],
  ['create database d', { what: 'other' }],
  ['/* a /* b /* c /* d */ */ */ */ vacuum', { what: 'repeatable' }],
  ['create/**/index concurrently É on t (x)', { what: 'create-index', index: 'É', table: inDefault('t') }],
  [
    `create index concurrently ${'n'.repeat(62)}äb on s . "t""u" (x) where y = ';'`,
    { what: 'create-index', index: 'n'.repeat(62), table: { namespace: 's', name: 't"u' } },
  ],
  [String.raw`create index concurrently U&"d\0061t" on t (x)`, { what: 'other' }],
  ['reindex (verbose, concurrently on) table t', { what: 'repeatable' }],
])('%s runs outside a transaction', (sql, expected) => {
  expect(outsideStatement(sql)).toEqual(expected)
})

test.each([
  'create index i on t (x)',
  'drop index i',
  'create table system (call int, database int)',
  'do $$ begin perform 1; end $$',
  'alter table t detach partition p',
  "insert into t values ('create index concurrently')",
  'refresh materialized view concurrently v',
  'do $$ begin raise notice $x$commit;$x$; /* commit; */ end $$',
  'alter table t detach partition "concurrently"',
  'alter database d set work_mem = 1',
  'select 1; vacuum t',
])('%s runs in a transaction', (sql) => {
  expect(outsideStatement(sql)).toBeNull()
})

test.each([
  ['cluster', true],
  ['cluster t using i', false],
  ['reindex table t', false],
  ['reindex (concurrently false) table "concurrently"', false],
  ['reindex (concurrently) table t', true],
  ['call tidy()', false],
  ['do $$ begin rollback and chain; end $$', true],
  ['alter table t detach partition p finalize', false],
])('whether every transaction refuses %s: %s', (sql, expected) => expect(refusesTransaction(sql)).toBe(expected))
