import { expect, test } from 'vitest'

import { losablesOf } from '../../src/history/losses.ts'

const examples: readonly (readonly [string, readonly string[], readonly object[]])[] = [
  [
    'tables, columns and whole schemas go by the names that they had at first',
    [
      'ALTER TABLE a RENAME TO b; ALTER TABLE b SET SCHEMA app; ALTER SCHEMA app RENAME TO shop',
      'ALTER TABLE shop.b RENAME COLUMN c TO d; ALTER TABLE shop.b DROP COLUMN d; DROP TABLE shop.b; DROP SCHEMA other CASCADE',
      'TRUNCATE x, "X.y"; DELETE FROM z; DELETE FROM kept WHERE id = 1',
    ],
    [
      { what: 'values', namespace: 'public', name: 'a', column: 'c' },
      { what: 'rows', namespace: 'public', name: 'a' },
      { what: 'dependents', of: 'schema', namespace: null, name: 'other' },
      { what: 'rows', namespace: 'public', name: 'x' },
      { what: 'rows', namespace: 'public', name: 'X.y' },
      { what: 'rows', namespace: 'public', name: 'z' },
    ],
  ],
  [
    'what the statements made themselves is nothing to lose',
    [
      'CREATE TABLE a (b int); CREATE TABLE c AS SELECT 1; CREATE SCHEMA app; ALTER TABLE t ADD COLUMN d int',
      'DROP TABLE a; DROP TABLE c; DROP TABLE app.x; DROP SCHEMA app CASCADE; ALTER TABLE t DROP COLUMN d',
    ],
    [],
  ],
  [
    'what is made only where it is missing may well have been there',
    [
      'CREATE TABLE IF NOT EXISTS a (b int); CREATE SCHEMA IF NOT EXISTS app; ALTER TABLE t ADD COLUMN IF NOT EXISTS d int',
      'DROP TABLE a; DROP TABLE app.x; ALTER TABLE t DROP COLUMN d',
    ],
    [
      { what: 'rows', namespace: 'public', name: 'a' },
      { what: 'rows', namespace: 'app', name: 'x' },
      { what: 'values', namespace: 'public', name: 't', column: 'd' },
    ],
  ],
  [
    'with CASCADE go those that refer to it, or stand on it',
    [
      'DROP TYPE mood, app."Mood" CASCADE; DROP DOMAIN short CASCADE; DROP EXTENSION citext CASCADE; TRUNCATE a CASCADE',
      'DROP TYPE kept; DROP EXTENSION kept; DROP VIEW v CASCADE; CREATE SCHEMA made; DROP SCHEMA made CASCADE',
    ],
    [
      { what: 'dependents', of: 'type', namespace: 'public', name: 'mood' },
      { what: 'dependents', of: 'type', namespace: 'app', name: 'Mood' },
      { what: 'dependents', of: 'type', namespace: 'public', name: 'short' },
      { what: 'dependents', of: 'extension', namespace: null, name: 'citext' },
      { what: 'rows', namespace: 'public', name: 'a' },
      { what: 'referring-rows', namespace: 'public', name: 'a' },
    ],
  ],
  [
    'the statements of a block are read as far as they are there',
    [
      `DO $$ DECLARE x int; BEGIN IF EXISTS (SELECT 1) THEN DROP TABLE a; ELSE TRUNCATE b; END IF; END $$`,
      `DO LANGUAGE plpgsql $x$ BEGIN FOR x IN SELECT 1 LOOP EXECUTE 'DROP TABLE "C"'; EXECUTE format('DROP TABLE %I', x); END LOOP; END $x$`,
    ],
    [
      { what: 'rows', namespace: 'public', name: 'a' },
      { what: 'rows', namespace: 'public', name: 'b' },
      { what: 'rows', namespace: 'public', name: 'C' },
    ],
  ],
  [
    'a condition that holds for every row is none, and WITH deletes like DELETE',
    ['DELETE FROM a WHERE true', 'WITH gone AS (DELETE FROM b RETURNING *) INSERT INTO c SELECT * FROM gone'],
    [
      { what: 'rows', namespace: 'public', name: 'a' },
      { what: 'rows', namespace: 'public', name: 'b' },
    ],
  ],
  [
    'a type that changes is told with its expression, whatever stands around it',
    [
      'ALTER TABLE "größe" ALTER COLUMN "höhe" TYPE integer; ALTER TABLE a ALTER e TYPE interval(0), ALTER f TYPE "Order"',
      'ALTER TABLE a ALTER b TYPE numeric(10, 2) USING round(b, 2), ALTER COLUMN c SET DATA TYPE text COLLATE "C"; SELECT 1',
      `SELECT 'ä'; ALTER TABLE a ALTER d TYPE timestamp(0) with time zone USING (d AT TIME ZONE 'UTC'); -- the end`,
    ],
    [
      { what: 'retype', namespace: 'public', name: 'größe', column: 'höhe', type: 'integer', using: null },
      { what: 'retype', namespace: 'public', name: 'a', column: 'e', type: 'interval(0)', using: null },
      { what: 'retype', namespace: 'public', name: 'a', column: 'f', type: '"Order"', using: null },
      { what: 'retype', namespace: 'public', name: 'a', column: 'b', type: 'numeric(10,2)', using: 'round(b, 2)' },
      { what: 'retype', namespace: 'public', name: 'a', column: 'c', type: 'text', using: null },
      {
        what: 'retype',
        namespace: 'public',
        name: 'a',
        column: 'd',
        type: 'timestamp(0) with time zone',
        using: "(d AT TIME ZONE 'UTC')",
      },
    ],
  ],
  [
    'a name without a namespace is looked for where the path leads, which is set in several ways',
    [
      'SET LOCAL search_path = app, "Shop"; DROP TABLE a; SET SCHEMA \'b\'; TRUNCATE b; RESET search_path; TRUNCATE c',
      `SELECT pg_catalog.set_config('search_path', '', false); DROP TABLE d; DROP TABLE app.e; RESET ALL; DROP TABLE f`,
    ],
    [
      { what: 'rows', namespace: 'app', name: 'a' },
      { what: 'rows', namespace: 'Shop', name: 'a' },
      { what: 'rows', namespace: 'b', name: 'b' },
      { what: 'rows', namespace: 'public', name: 'c' },
      { what: 'rows', namespace: 'app', name: 'e' },
      { what: 'rows', namespace: 'public', name: 'f' },
    ],
  ],
  [
    'a temporary table stands before the one of its name, and only while it is there',
    [
      'CREATE TEMP TABLE a (b int); CREATE TEMP TABLE c AS SELECT 1; SELECT 1 INTO TEMP d',
      'DROP TABLE public.a; DROP TABLE a; DROP TABLE d; TRUNCATE c; ALTER TABLE c RENAME TO e; DROP TABLE e; DROP TABLE c',
    ],
    [
      { what: 'rows', namespace: 'public', name: 'a' },
      { what: 'rows', namespace: 'public', name: 'c' },
    ],
  ],
]

test('the path and the temporary tables of a revision are not those of the next one', async () => {
  const revisions = [['SET search_path = app', 'CREATE TEMP TABLE a (b int)'], ['DROP TABLE a']]
  expect(await losablesOf(revisions, 'public')).toEqual([{ what: 'rows', namespace: 'public', name: 'a' }])
})

test.for(examples)('%s', async ([, statements, losables]) => {
  expect(await losablesOf([statements], 'public')).toEqual(losables)
})
