import { expect, test } from 'vitest'

import { madeBy } from '../../src/history/provenance.ts'
import { displayName } from '../../src/sql/quote.ts'
import { freshDatabase } from '../support/postgres.ts'

const long = 'a_table_with_a_name_of_nearly_as_many_letters_as_there_can_be'

const statements = [
  'create table others (id int primary key, b int, unique (id, b))',
  `create table ${long} (id int primary key, b text unique, check (id > 0), check (b <> '' and id > 1))`,
  `create table t (
     id int generated always as identity primary key, a int check (a > 0) check (b > 1) check (a > b), b int check (1 > 0) references others,
     c text, d int[], unique (a) include (b), foreign key (a, b) references others (id, b), exclude using btree (c with =)
   )`,
  'alter table t add check (b > 2); alter table t add unique (b, a); alter table t add column e int unique references others',
  'create index on t (a) include (b); create index on t (lower(c)); create index on t ((a + 1), (b + 1)); create index on t ((c::varchar))',
  'create index on t (coalesce(a, b)); create index on t (pg_catalog.upper(c), upper(c)); create index on t ((case when a > 1 then b else a end))',
  `create index on t (c collate "C"); create index on t ((d[1])); create index on t (nullif(a, 1)); create index on t ((a::text || c)); create index on t (greatest(a, b))`,
  `create index on ${long} (lower(b), id)`,
]

test('what PostgreSQL makes up names for is known by them', async () => {
  const { query } = await freshDatabase()
  await query(statements.join(';\n'))
  const found = await query<{ kind: string; table: string; name: string }>(`
    select 'constraint' as kind, conrelid::regclass::text as table, conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select 'index', null, indexname from pg_indexes
    where schemaname = 'public' and not exists (select from pg_constraint where conname = indexname)`)
  const keys = found.map(({ kind, table, name }) => `${kind}:${table === null ? '' : `${table}.`}${displayName(name)}`)
  const made = await madeBy([statements], { defaultNamespace: 'public' })
  expect([...made].filter((key) => /^(constraint|index):/.test(key)).sort()).toEqual(keys.sort())
})
