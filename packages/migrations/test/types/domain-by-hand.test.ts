import { expect, test } from 'vitest'

import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { domainByHand } from '../../src/kinds/domain-by-hand.ts'
import { lookupOf } from '../../src/plan/lookup.ts'
import { freshDatabase } from '../support/postgres.ts'

const made = `
  create type mood as enum ('glad', 'sad');
  create domain "Of ours" as mood default 'glad' not null check (value <> 'sad');
  create table "The day" (id integer, mood "Of ours", "All of it" "Of ours"[]);
  insert into "The day" values (1, 'glad', '{glad}')`

test('a person takes a domain away and makes it again by the statements of the refusal', async () => {
  const fresh = await freshDatabase()
  await fresh.query(made)
  const database = await connect({ url: fresh.url }, 'types')
  const read = async () => (await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })).schema
  const before = await read()
  const [domain] = before.domain
  if (domain === undefined) throw new Error('there is no domain')
  const { away, again } = domainByHand(domain, lookupOf(before))
  for (const sql of away) await fresh.query(sql)
  expect(await read()).toMatchObject({ domain: [] })
  for (const sql of again) await fresh.query(sql)
  expect(await read()).toEqual(before)
  await database.close()
})
