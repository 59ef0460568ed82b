import { expect, test } from 'vitest'

import { needsOf } from '../../src/history/needs.ts'

const examples: readonly (readonly [string, readonly string[], readonly object[]])[] = [
  [
    'a column that comes without a value, and one that must have one from then on',
    [
      'ALTER TABLE a ADD COLUMN b int NOT NULL, ADD COLUMN c int NOT NULL DEFAULT 1, ADD COLUMN d serial, ADD e int',
      'ALTER TABLE a RENAME TO f; ALTER TABLE f RENAME COLUMN g TO h; ALTER TABLE f ALTER COLUMN h SET NOT NULL',
      'ALTER TABLE f ALTER e SET NOT NULL',
    ],
    [
      { namespace: 'public', name: 'a', column: 'b', isThere: false },
      { namespace: 'public', name: 'a', column: 'g', isThere: true },
      { namespace: 'public', name: 'a', column: 'e', isThere: false },
    ],
  ],
  [
    'nothing of a table that was written to, or made, before',
    [
      'CREATE TABLE made (a int); ALTER TABLE made ALTER a SET NOT NULL; UPDATE told SET a = 1; ALTER TABLE told ALTER a SET NOT NULL',
      'WITH x AS (UPDATE within SET a = 1 RETURNING *) INSERT INTO told SELECT * FROM x; ALTER TABLE within ALTER a SET NOT NULL',
      'ALTER TABLE other ALTER a SET NOT NULL',
    ],
    [{ namespace: 'public', name: 'other', column: 'a', isThere: true }],
  ],
  ['nothing once something has run that cannot be read', ['DO $$ $$; ALTER TABLE a ALTER b SET NOT NULL'], []],
]

test.for(examples)('%s', async ([, statements, needs]) => {
  expect(await needsOf(statements, 'public')).toEqual(needs)
})
