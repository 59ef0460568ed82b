import fc from 'fast-check'
import { expect, test } from 'vitest'

import { splitStatements } from '../../src/sql/split.ts'

test.each<readonly [string, readonly string[]]>([
  ['', []],
  [' ; ;; ', []],
  ['select 1; commit', ['select 1', 'commit']],
  ['select \'a; b\', "c; d"', ['select \'a; b\', "c; d"']],
  ["select 'it''s; fine'; select 2", ["select 'it''s; fine'", 'select 2']],
  ["select e'\\'; no'; select 2", ["select e'\\'; no'", 'select 2']],
  ["select 'c\\'; select 2", ["select 'c\\'", 'select 2']],
  ['select $$ a; b $$; select $x$ ; $$ ; $x$', ['select $$ a; b $$', 'select $x$ ; $$ ; $x$']],
  ['select a$b$c; select $1', ['select a$b$c', 'select $1']],
  ['-- a; b\nselect 1 -- c; d\n; select 2', ['select 1', 'select 2']],
  ['/* a; /* b; */ c; */ select 1', ['select 1']],
  [
    'create function f() returns int begin atomic select case when true then 1 end; select 2; end; commit',
    ['create function f() returns int begin atomic select case when true then 1 end; select 2; end', 'commit'],
  ],
  ["select 'never closed; select 2", ["select 'never closed; select 2"]],
])('the statements of %j', (text, statements) => {
  expect(splitStatements(text)).toEqual(statements)
})

const piece = fc.constantFrom(
  'select 1',
  "insert into t values ('; commit')",
  'create procedure p() as $body$ begin commit; end $body$',
  "comment on table \"a;b\" is e'\\'; '",
  'select "a""; b"',
)

test('what is joined with semicolons and comments comes apart again', () => {
  const glue = fc.constantFrom(';', ' ;\n', '; -- x; y\n', '; /* ; */ ')
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, glue)), (pairs) => {
      expect(splitStatements(pairs.flat().join(''))).toEqual(pairs.map(([statement]) => statement))
    }),
  )
})
