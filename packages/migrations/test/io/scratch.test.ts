import { expect, test } from 'vitest'

import { connect, type Database } from '../../src/io/database.ts'
import { portraitOf } from '../../src/io/portrait.ts'
import { readSample } from '../../src/io/sample.ts'
import { loadSample } from '../../src/io/sample-load.ts'
import { createScratch, dropLeftovers } from '../../src/io/scratch-database.ts'
import { buildLike } from '../../src/io/scratch-schema.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const options = { defaultNamespace: 'public', ledgerSchema: 'retort' }

/** Works with two sessions, one in a database and one in another that is made like it. */
async function besides<T>(
  database: FreshDatabase,
  work: (live: Database, scratch: Database) => Promise<T>,
): Promise<T> {
  const live = await connect({ url: database.url }, 'test')
  const made = await createScratch(live, { url: database.url })
  if ('unavailable' in made) throw new Error(made.unavailable)
  try {
    return await work(live, made.database)
  } finally {
    await made.drop()
    await live.close()
  }
}

const copied = async (live: Database, scratch: Database, texts: readonly string[] | null = null) => {
  const [model, empty] = [await portraitOf(live, options), await portraitOf(scratch, options)]
  const sample = await readSample(live, { options, texts })
  let unloaded: Awaited<ReturnType<typeof loadSample>> = []
  const fill = async () => {
    unloaded = await loadSample(scratch, sample, options.defaultNamespace)
  }
  return { sample, unloaded: () => unloaded, ...(await buildLike(scratch, { model, empty, options, fill })), model }
}

const everything = `
  create schema shop;
  create extension citext;
  create collation shop.plain from "C";
  create type mood as enum ('glad', 'sad');
  create domain shop.price as numeric(8, 2) default 1 not null constraint positive check (value >= 0);
  create type shop.size as (width int, height int);
  create type shop.span as range (subtype = date);
  create function shop.twice(n int) returns int language sql immutable as 'select n * 2';
  create procedure shop.nothing() language plpgsql as 'begin end';
  create table shop.goods (
    id int generated always as identity primary key, name citext not null, price shop.price, size shop.size, open shop.span,
    double int generated always as (shop.twice(3)) stored, feeling mood default 'glad', "in ""quotes""" text[] default '{}'
  );
  comment on table shop.goods is 'it''s all for sale';
  create index on shop.goods (lower(name::text)) where price > 1;
  create statistics shop.s on id, name from shop.goods;
  create table log (id bigserial, at timestamptz default now(), what text) partition by range (id);
  create table log_1 partition of log for values from (0) to (1000);
  create table log_2 partition of log for values from (1000) to (2000) partition by list (what);
  create table log_2_a partition of log_2 for values in ('a');
  create table old_goods () inherits (shop.goods);
  create view cheap as select name, price from shop.goods where price < 2;
  create materialized view sums as select sum(price) as total from shop.goods;
  create function shop.note() returns trigger language plpgsql as
    $f$ begin insert into public.log (what) values ('sold'); return new; end $f$;
  create trigger noted before insert on shop.goods for each row execute function shop.note();
  create trigger idle after delete on shop.goods for each statement execute function shop.note();
  alter table shop.goods disable trigger idle;
  create rule kept as on delete to log do instead nothing;
  alter table log enable row level security;
  create policy mine on log as restrictive for select to public using (what <> 'secret');
  insert into shop.goods (name, price, size, open, "in ""quotes""")
    select 'n' || n, n, format('(%s,%s)', n, n)::shop.size, daterange('2026-01-01', null)::text::shop.span, array['a,b', null, '"'] from generate_series(1, 5) n;`

test.each([13, 18] as const)(
  'on PostgreSQL %i a database is made again with all that the server prints of it, and its rows',
  async (version) => {
    const database = await freshDatabase({ version })
    await database.query(everything)
    await besides(database, async (live, scratch) => {
      const { missing, model, built, unloaded } = await copied(live, scratch)
      expect(missing).toEqual([])
      expect(unloaded()).toEqual([])
      expect(built.definitions).toEqual(model.definitions)
      expect(built.catalog.unmodelled).toEqual(model.catalog.unmodelled)
      const rows = (from: Database) => from.query('select * from shop.goods order by id')
      expect(await rows(scratch)).toEqual(await rows(live))
      // The trigger has written its rows once, and they came along.
      expect(await scratch.query('select count(*) as n from log')).toEqual([{ n: '5' }])
      await scratch.query(`insert into shop.goods (name, price) values ('next', 1)`)
      expect(await scratch.query(`select id from shop.goods where name = 'next'`)).toEqual([{ id: '6' }])
    })
  },
)

test('what cannot be made is missing, with the reason, and whatever needs it is, too', async () => {
  const database = await freshDatabase()
  await database.query(`
    create function seven() returns int language sql immutable as 'select 7';
    create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
    create view totals as select total(n) from generate_series(1, 3) n;
    create table books (id int default seven(), title text)`)
  await besides(database, async (live, scratch) => {
    expect((await copied(live, scratch)).missing).toEqual([
      { what: 'view', name: 'totals', why: 'function total(integer) does not exist' },
      { what: 'aggregate', name: 'total(integer)', why: null },
    ])
  })
})

test('a sample keeps every foreign key whole, in circles and over generations', async () => {
  const database = await freshDatabase()
  await database.query(`
    create table shelves (id int primary key, best int);
    create table books (id int primary key, shelf int not null references shelves, sequel_of int references books);
    alter table shelves add foreign key (best) references books;
    create table loans (id serial primary key, book int references books, note text);
    create table strangers (id int primary key);
    insert into shelves select n from generate_series(1, 300) n;
    insert into books select n, 301 - n, nullif(n - 1, 0) from generate_series(1, 300) n;
    update shelves set best = 301 - id;
    insert into loans (book) select n from generate_series(300, 1, -1) n;
    insert into strangers values (1)`)
  await besides(database, async (live, scratch) => {
    const { sample, unloaded } = await copied(live, scratch, ['ALTER TABLE "loans" ADD COLUMN due date'])
    const sizes = new Map(sample.tables.map(({ table, rows }) => [table.name, rows.length]))
    expect(unloaded()).toEqual([])
    expect(sizes.get('strangers')).toBeUndefined()
    expect(sizes.get('loans') ?? 0).toBeLessThanOrEqual(100)
    const [{ n } = { n: '' }] = await scratch.query('select count(*) as n from books')
    expect(Number(n)).toBe(sizes.get('books') ?? 0)
  })
})

test('a sample of many tables leaves room for what their rows refer to', async () => {
  const database = await freshDatabase()
  const many = Array.from({ length: 60 }, (_, place) => `notes_${place}`)
  await database.query(`
    create table answers (id int primary key, answers_to int references answers);
    insert into answers select n, nullif(n - 1, 0) from generate_series(1, 20) n;
    create table people (id int primary key);
    insert into people select n from generate_series(1, 500) n;
    ${many.map((name, place) => `create table ${name} (id serial primary key, by int not null references people, text text); insert into ${name} (by) select 1 + (n * ${place + 3}) % 500 from generate_series(1, 200) n;`).join('\n')}
    create table zeal (id int primary key, answer int not null references answers);
    insert into zeal values (1, 20)`)
  await besides(database, async (live, scratch) => {
    const { sample, unloaded } = await copied(live, scratch, [...many, 'zeal'])
    const sizes = new Map(sample.tables.map(({ table, rows }) => [table.name, rows.length]))
    expect(unloaded()).toEqual([])
    expect(sample.unread).toEqual([])
    for (const name of many) expect(sizes.get(name) ?? 0, name).toBeGreaterThan(20)
    expect(sizes.get('zeal')).toBe(1)
  })
})

test('tables that may not be read are tried without rows', async () => {
  const database = await freshDatabase()
  await database.query('create table books (id int); insert into books values (1)')
  const [{ role } = { role: '' }] = await database.query<{ role: string }>(
    `select 'reader_' || substr(md5(current_database()), 1, 8) as role`,
  )
  await database.query(`create role ${role} login createdb password 'x'`)
  const url = Object.assign(new URL(database.url), { username: role, password: 'x' }).href
  const live = await connect({ url }, 'test')
  expect(await readSample(live, { options, texts: null })).toMatchObject({
    tables: [],
    unread: [{ name: 'books', why: 'the role may not read it' }],
  })
  await live.close()
  await database.drop()
  await (await freshDatabase()).query(`drop role ${role}`)
})

test('what a killed run has left is dropped when it is old, ours and unused, and nothing else is', async () => {
  const database = await freshDatabase()
  const live = await connect({ url: database.url }, 'test')
  const made = await createScratch(live, { url: database.url })
  if ('unavailable' in made) throw new Error(made.unavailable)
  const [row] = await made.database.query('select current_database() as name')
  const young = row?.name ?? ''
  // The same name, made an hour ago by the clock that is in it.
  const old = young.replace(/[0-9a-f]{8}(?=_)/, (second) =>
    (Number.parseInt(second, 16) - 3600).toString(16).padStart(8, '0'),
  )
  await made.database.close()
  const there = async () =>
    (
      await live.query(`select datname as name from pg_database where datname in ('${young}', '${old}') order by 1`)
    ).map(({ name }) => name)
  expect(await dropLeftovers(live)).not.toContain(young)
  await live.run(`alter database ${young} rename to ${old}`)
  await live.run(`comment on database ${old} is 'mine'`)
  expect(await dropLeftovers(live)).not.toContain(old)
  await live.run(`comment on database ${old} is 'Made by retort to try revisions on, and dropped by it.'`)
  const user = await connect({ url: Object.assign(new URL(database.url), { pathname: `/${old}` }).href }, 'test')
  expect(await dropLeftovers(live)).not.toContain(old)
  await user.close()
  await expect.poll(async () => [...(await dropLeftovers(live)), ...(await there())], { timeout: 10_000 }).toEqual([])
  await live.close()
})
