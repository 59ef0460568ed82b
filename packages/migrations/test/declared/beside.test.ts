import { expect, test } from 'vitest'

import { openSite, taskColumns } from './site.ts'

const quickly = { isVerified: false }
const touch = `create function touch() returns trigger language plpgsql as $$ begin new.changed := now(); return new; end $$`
const touched = 'create trigger touched before update on task for each row execute function touch()'

test('what somebody made by hand stays where a kind is declared, and is reported', async () => {
  const site = await openSite()
  await site.release({}, taskColumns, quickly)
  await site.query(`${touch}; ${touched}; create policy own on task using (true)`)
  const declared = { function: [], trigger: [] }
  expect(await site.check(declared)).toMatchObject({
    differences: [],
    unmanaged: ['function:touch()', 'trigger:touched on task'],
    unmodelled: [{ what: 'policy', name: 'own on task', entity: 'task' }],
  })
  expect((await site.found(declared)).drafts).toEqual([])
})

test('what a revision made stays as long as nobody declares its kind, and goes when somebody does', async () => {
  const site = await openSite()
  await site.release({ function: [touch], trigger: [touched] }, taskColumns, quickly)
  expect((await site.found({})).drafts).toEqual([])
  expect((await site.check({})).unmodelled.map(({ what, name }) => `${what} ${name}`)).toEqual([
    'function touch()',
    'trigger touched on task',
  ])
  expect(await site.release({ trigger: [] }, taskColumns, quickly)).toEqual(['DROP TRIGGER touched ON task'])
})

test('what is declared and is there already is nothing to write, whoever made it and in whatever words', async () => {
  const site = await openSite()
  await site.release({}, taskColumns, quickly)
  await site.query(`create or replace function public.touch() returns trigger as
    $body$ begin new.changed := now(); return new; end $body$ language plpgsql volatile cost 100;
    create trigger touched before update on public.task for row when (new.state in ('open', 'done')) execute procedure touch();
    alter table task disable trigger touched; comment on trigger touched on task is 'mine'`)
  const printed = await site.query(`select pg_get_triggerdef(oid) as made from pg_trigger where tgname = 'touched'`)
  const declared = {
    function: [touch],
    trigger: [touched.replace('for each row', `for each row when (new.state in ('open', 'done'))`)],
  }
  expect((await site.found(declared)).drafts).toEqual([])
  // As a restored dump has it: made from what the server has printed.
  await site.query(`drop trigger touched on task; ${printed[0]?.made}`)
  expect((await site.found(declared)).drafts).toEqual([])
  expect((await site.check(declared)).differences).toEqual([])
})

test('a body changes in place, and what else changes takes along what stands on it', async () => {
  const site = await openSite()
  const seen = (body: string, argument = 'n') =>
    `create function seen(${argument} integer) returns boolean language sql immutable as '${body}'`
  const policy = ['create policy seen_ones on task using (seen(id))']
  await site.release({ function: [seen('select true')], policy }, taskColumns, quickly)
  expect(await site.release({ function: [seen('select n > 0')], policy }, taskColumns, quickly)).toEqual([
    'SET LOCAL check_function_bodies TO off',
    expect.stringMatching(/^CREATE OR REPLACE FUNCTION "seen"/),
    'SET LOCAL check_function_bodies TO DEFAULT',
  ])
  const renamed = await site.release({ function: [seen('select row > 0', '"row"')], policy })
  expect(renamed.filter((sql) => !sql.startsWith('SET'))).toEqual([
    'DROP POLICY seen_ones ON task',
    'DROP FUNCTION "seen"(integer)',
    expect.stringMatching(/^CREATE FUNCTION "seen"\("row" integer\)/),
    'CREATE POLICY seen_ones ON task AS PERMISSIVE FOR ALL TO PUBLIC USING (seen(id))',
  ])
})

test('a column of an entity uses a function that is declared, from the first revision on', async () => {
  const site = await openSite()
  const declared = { function: [`create function next_code() returns text language sql as 'select ''c1'''`] }
  const columns = { ...taskColumns, code: { type: 'text', default: () => 'next_code()' } } as const
  const made = await site.release(declared, columns)
  expect(made.findIndex((sql) => sql.startsWith('CREATE FUNCTION'))).toBeLessThan(
    made.findIndex((sql) => sql.startsWith('CREATE TABLE')),
  )
  expect((await site.check(declared, columns)).differences).toEqual([])
  const other = { function: [`create function next_code() returns varchar language sql as 'select ''c1'''`] }
  await expect(site.found(other, columns)).rejects.toMatchObject({
    message: 'The function next_code() would have to be dropped, and the column task.code uses it.',
  })
})

test('where the default schema has another name, and beside it, names mean the same', async () => {
  const site = await openSite()
  await site.query('create schema "Shop"; create schema audit')
  const place = { defaultNamespace: 'Shop' }
  const declared = {
    function: [
      `create function "Shop"."Touch it"() returns trigger language plpgsql as $$ begin return new; end $$`,
      'create function audit.seen(value "Shop".task) returns boolean language sql as $$ select true $$',
    ],
    trigger: [
      'create trigger "Touched" before update on "Shop".task for each row execute function "Shop"."Touch it"()',
    ],
    policy: [
      'create policy own on task using (audit.seen(task) and exists (select from "Shop".task other where other.id = task.id))',
    ],
  }
  await site.release(declared, taskColumns, { place })
  expect(await site.check(declared, taskColumns, place)).toMatchObject({ differences: [], unmanaged: [] })
  expect((await site.found(declared, taskColumns, place)).drafts).toEqual([])
  expect(
    await site.query(`select tgrelid::regclass::text as on, tgfoid::regproc::text as calls from pg_trigger`),
  ).toEqual([{ on: '"Shop".task', calls: '"Shop"."Touch it"' }])
})

test('a domain over the type of an extension, with the function that its condition calls', async () => {
  const site = await openSite()
  const declared = (least: number) => ({
    extension: ['citext', 'create extension if not exists hstore with schema public'],
    domain: [
      `create domain email as citext not null check (is_long(value, ${least})) constraint at check (value like '%@%')`,
    ],
    function: [
      `create function is_long(text, integer) returns boolean language sql immutable as 'select length($1) > $2'`,
      'create function sent(email) returns text language sql as $$ select $1::text $$',
    ],
  })
  await site.release(declared(3))
  expect(await site.check(declared(3))).toMatchObject({ differences: [], unmanaged: [], unmodelled: [] })
  await site.query('create table message (sender email); insert into message values ($$ada@example.org$$)')
  expect(await site.release(declared(4))).toEqual([
    'ALTER DOMAIN "email" DROP CONSTRAINT "email_check"',
    'ALTER DOMAIN "email" ADD CONSTRAINT "email_check" CHECK (is_long((VALUE)::text, 4))',
  ])
  await site.back()
  await site.query('drop table message')
  await site.back()
  expect(await site.query(`select extname from pg_extension where extname <> 'plpgsql'`)).toEqual([])
})

test('what a domain is cannot change under a column, and arrays of it keep it from getting conditions', async () => {
  const site = await openSite()
  const email = (rest: string) => ({ domain: [`create domain email as ${rest}`] })
  await site.release(email('text'), taskColumns, quickly)
  await site.query('create table message (senders email[])')
  await expect(site.found(email('varchar'))).rejects.toMatchObject({
    message: 'The domain email cannot become another type while something uses it.',
  })
  await expect(site.found(email(`text check (value like '%@%')`))).rejects.toMatchObject({
    message: 'The domain email can get no condition that is tested, because message.senders holds arrays of it.',
  })
  await site.query('drop table message')
  expect(await site.release(email('varchar'), taskColumns, quickly)).toEqual([
    'DROP DOMAIN "email"',
    'CREATE DOMAIN "email" AS character varying',
  ])
})

test('values that a condition of a domain does not allow are announced before it is added', async () => {
  const site = await openSite()
  const amount = (rest: string) => ({ domain: [`create domain amount as integer${rest}`] })
  await site.release(amount(''), taskColumns, quickly)
  await site.query('create domain "Fee" as amount; create table sale ("VALUE" amount, fee "Fee")')
  await site.query('insert into sale values (1, 5), (null, -1), (-2, null), (-3, 7)')
  const { obstacles } = await site.found(amount(' not null check (value > 0)'))
  expect(obstacles.map(({ found, rows }) => `${found} rows ${rows}`).sort()).toEqual([
    '1 rows in sale."VALUE" against NOT NULL of the domain amount',
    '1 rows in sale.fee against NOT NULL of the domain amount',
    '1 rows in sale.fee against the check amount_check of the domain amount',
    '2 rows in sale."VALUE" against the check amount_check of the domain amount',
  ])
  const later = amount('; alter domain amount add constraint positive check (value > 0) not valid')
  expect((await site.found(later)).obstacles).toEqual([])
})
