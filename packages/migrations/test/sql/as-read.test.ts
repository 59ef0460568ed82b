import { afterAll, beforeAll, expect, test } from 'vitest'

import { asRead } from '../../src/sql/as-read.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await database.query('create table item (kind varchar, short varchar(3), word text, size char(2))')
})
afterAll(() => database.drop())

async function printed(check: string): Promise<string> {
  const [row] = await database.query<{ text: string }>(`
    alter table item drop constraint if exists tried;
    alter table item add constraint tried check (${check});
    select pg_get_expr(conbin, conrelid) as text from pg_constraint where conname = 'tried'`)
  return row?.text ?? ''
}

test.each([
  `kind in ('a', 'b''c')`,
  `kind not in ('a', '(ARRAY[''x''::character varying])::text[]')`,
  `short in ('a', 'b') or kind <> all (array['x', 'y\\z'])`,
  `word in ('a', 'b')`,
  `size in ('a', 'b')`,
  `kind = any (array['a'::text, 'b'])`,
  `kind <> '(ARRAY[''x''::character varying])::text[]'`,
])('%s is printed as it was when it is read again', async (check) => {
  const once = await printed(check)
  expect(await printed(asRead(once))).toBe(once)
})

test('the print of IN over varchar is not read as what it is', async () => {
  const once = await printed(`kind in ('a', 'b')`)
  expect(await printed(once)).not.toBe(once)
})
