import { expect, test } from 'vitest'

import { scriptComment, scriptProblem, scriptText } from '../../src/sql/script-text.ts'

const written: readonly [sql: string, text: string][] = [
  ['SELECT 1', 'SELECT 1;'],
  ['SELECT 1;  ', 'SELECT 1;'],
  ['SELECT 1; SELECT 2', 'SELECT 1; SELECT 2;'],
  ['SELECT 1 -- one', 'SELECT 1 -- one\n;'],
  ['SELECT 1; -- one', 'SELECT 1; -- one'],
  ['-- nothing', '-- nothing'],
  ["SELECT ';--'", "SELECT ';--';"],
  ['SELECT list[1:PORT], 1::text', 'SELECT list[1: PORT], 1::text;'],
  ["SELECT ':PORT', $$ :PORT $$ -- :PORT", "SELECT ':PORT', $$ :PORT $$ -- :PORT\n;"],
  ['SELECT\r\n1\f+ 1', 'SELECT\n\n1 + 1;'],
  ["SELECT 'a\rb''\\'", "SELECT E'a\\u000db''\\\\';"],
  ["SELECT 'a\r' AS b", "SELECT E'a\\u000d' AS b;"],
  ["SELECT e'a\rb\\\r\\\\\r'", "SELECT e'a\\u000db\\u000d\\\\\\u000d';"],
  ["SELECT $q$it's\u001b$q$", "SELECT E'it''s\\u001b';"],
  [
    'CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)',
    'CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2);',
  ],
]

test.each(written)('a script has %j as %j', (sql, text) => {
  expect(scriptProblem(sql)).toBeNull()
  expect(scriptText(sql)).toBe(text)
})

const refused: readonly [sql: string, problem: RegExp][] = [
  ["SELECT 'a", /without an end/],
  ["SELECT 'a''", /without an end/],
  ['SELECT $a$ $b$', /without an end/],
  ['SELECT 1 /* a /* b */', /without an end/],
  ['SELECT 1 \\! date', /backslash/],
  ['SELECT 1 \\gexec', /backslash/],
  ['SELECT (1', /parenthesis/],
  ['COPY books FROM STDIN', /copies/],
  ["copy books (id)\nfrom stdin with (format 'csv')", /copies/],
  ['SELECT "a\rb"', /control/],
  ["SELECT U&'a\r'", /control/],
  ["SELECT 'a\r'\n'b'", /control/],
  ["SELECT 'a\0'", /control/],
  ['SELECT \u0001', /control/],
]

test.each(refused)('no script can hold %j', (sql, problem) => {
  expect(scriptProblem(sql)).toMatch(problem)
})

test.each(["SELECT 'from stdin', 'a\\'", "COPY (SELECT 'from stdin') TO '/tmp/x'", 'SELECT "a\\b" /* ( \\ */'])(
  'what stands in quotes is of no concern: %s',
  (sql) => expect(scriptProblem(sql)).toBeNull(),
)

test('a comment stays on its line', () => {
  expect(scriptComment('a\n; drop table books\r\u2028\u202eb')).toBe('-- a\\n; drop table books\\u000d\\u2028\\u202eb')
})
