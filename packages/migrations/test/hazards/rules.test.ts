import { expect, test } from 'vitest'
import { assess } from '../../src/hazards/assess.ts'
import { hazardRules } from '../../src/hazards/index.ts'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { onServer } from '../../src/model/circumstances.ts'
import { plan } from '../../src/plan/plan.ts'
import { freshDatabase } from '../support/postgres.ts'

const tables = 'create table guild (id bigint primary key); create table member (id bigint, name text);'

/** For each rule, a change that meets it, and one to the same end that does not. Both start from the same tables. */
const examples: Readonly<Record<string, { readonly bad: string; readonly good: string; readonly object: string }>> = {
  'drop-table': { bad: 'drop table guild', good: 'comment on table guild is $$unused$$', object: 'guild' },
  'drop-column': {
    bad: 'alter table member drop column name',
    good: 'comment on column member.name is $$unused$$',
    object: 'member.name',
  },
  'drop-enum-value': {
    bad: `drop type mood cascade; create type mood as enum ('ok')`,
    good: `alter type mood add value 'great'`,
    object: 'mood',
  },
  'change-column-type': {
    bad: 'alter table member alter column name type varchar(20)',
    good: 'alter table member alter column name type varchar',
    object: 'member.name',
  },
  'set-not-null': {
    bad: 'alter table member alter column name set not null',
    good: 'alter table member add constraint named check (name is not null) not valid',
    object: 'member.name',
  },
  'add-foreign-key': {
    bad: 'alter table member add constraint of_guild foreign key (id) references guild',
    good: 'alter table member add constraint of_guild foreign key (id) references guild not valid',
    object: 'member.of_guild',
  },
  'blocking-index': {
    bad: 'create index member_name on member (name)',
    good: 'create table fresh (name text); create index fresh_name on fresh (name)',
    object: 'member_name',
  },
}

async function schemaAfter(...statements: readonly string[]) {
  const { url, query } = await freshDatabase()
  for (const sql of [`create type mood as enum ('ok', 'sad')`, tables, ...statements]) await query(sql)
  const database = await connect({ url }, 'test')
  const { schema } = await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
  await database.close()
  return schema
}

test('every rule has a bad and a good example', () => {
  expect(hazardRules.map(({ id }) => id).sort()).toEqual(Object.keys(examples).sort())
})

test.for(Object.entries(examples))(
  '%s is found in its bad example and not in its good one',
  async ([id, { bad, good, object }]) => {
    const [before, worse, better] = await Promise.all([schemaAfter(), schemaAfter(bad), schemaAfter(good)])
    const found = (after: typeof before) => assess(plan(before, after, onServer(18))).filter(({ rule }) => rule === id)
    expect(found(worse)).toMatchObject([{ rule: id, object }])
    expect(found(better)).toEqual([])
  },
)
