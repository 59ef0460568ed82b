import { expect, test } from 'vitest'

import { madeBy } from '../../src/history/provenance.ts'

const examples: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'a table, its columns and its constraints, named and unnamed',
    [
      `CREATE TABLE "Books" (id serial PRIMARY KEY, title text UNIQUE, CONSTRAINT long CHECK (length(title) > 1), UNIQUE (id, title))`,
    ],
    [
      'table:"Books"',
      'column:"Books".id',
      'column:"Books".title',
      'constraint:"Books"."Books_pkey"',
      'constraint:"Books"."Books_title_key"',
      'constraint:"Books".long',
      'constraint:"Books"."Books_id_title_key"',
    ],
  ],
  [
    'no sequence that belongs to a column',
    [
      'create sequence numbers; create sequence bills owned by bill.no; create sequence loose owned by none',
      'alter sequence numbers owned by app.bill.id; alter sequence loose owned by none',
    ],
    ['sequence:loose'],
  ],
  [
    'objects of every other kind, the default namespace left out',
    [
      'create schema app; create extension citext; create sequence app.counter',
      `create type public.mood as enum ('ok'); create view v as select 1; create materialized view app.m as select 1`,
      `alter table public.t add column c int, add constraint k check (c > 0); create index concurrently i on app.t (c)`,
      `comment on column app.t.c is 'x'`,
    ],
    [
      'namespace:app',
      'extension:citext',
      'sequence:app.counter',
      'enum:mood',
      'view:v',
      'materialized view:app.m',
      'column:t.c',
      'constraint:t.k',
      'index:app.i',
      'comment:column:app.t.c',
    ],
  ],
  [
    'what is renamed takes along what is in it',
    [
      `create table a (b int); comment on column a.b is 'x'`,
      'alter table a rename to c; alter table c rename column b to d',
    ],
    ['table:c', 'column:c.d', 'comment:column:c.d'],
  ],
  [
    'what is dropped is forgotten, with what is in it',
    ['create table a (b int); create table c (d int)', 'drop table a', 'alter table c drop column d'],
    ['table:c'],
  ],
  [
    'what only made way for a change stays whose it was',
    [
      'create table a (b int); create index own on a (b)',
      'drop index own; drop index by_hand; alter table a drop constraint sane; alter table a alter b type bigint',
      `create index own on a (b); create index by_hand on a (b); comment on index by_hand is 'x'`,
      'alter table a add constraint sane check (b > 0); alter table a rename to c; alter table c drop constraint sane',
      'alter table c add constraint sane check (b > 0)',
    ],
    ['table:c', 'column:c.b', 'index:own'],
  ],
  [
    'what is said of a column or a key that only made way stays whose it was',
    [
      `create table a (b int, c int constraint k unique, d int); comment on column a.d is 'own'; grant select (d) on a to r`,
      'alter table a drop c, drop d; alter table a add d bigint; alter table a add c bigint; alter table a add constraint k unique (c)',
      `comment on column a.c is 'theirs'; comment on constraint k on a is 'theirs'; grant select (c) on a to r`,
      `comment on column a.d is 'own'; grant select (d) on a to r`,
    ],
    [
      ...['table:a', 'column:a.b', 'column:a.c', 'column:a.d', 'constraint:a.k', 'comment:column:a.d'],
      'grant:SELECT (d) to r on a',
    ],
  ],
  [
    'what stands on a view that only made way stays whose it was',
    [
      'create materialized view own as select 1 as a; create index on own (a)',
      'drop materialized view own; drop materialized view theirs; drop view plain',
      'create view plain as select 1 as a; create materialized view theirs as select a from plain',
      'create materialized view own as select 1 as a; create index on own (a); create unique index on theirs (a)',
      `comment on index theirs_a_idx is 'x'; comment on column plain.a is 'y'; comment on column own.a is 'z'`,
      'create trigger noted instead of insert on plain for each row execute function note()',
    ],
    ['materialized view:own', 'index:own_a_idx'],
  ],
  [
    'a table takes its indexes along to another namespace, and with it they go',
    [
      'create table a (b int); create index on a (b, (b + 1)); create table gone (b int); create unique index i on gone (b)',
      `comment on index a_b_expr_idx is 'x'; create schema app; alter table a set schema app; drop table gone`,
    ],
    ['table:app.a', 'column:app.a.b', 'index:app.a_b_expr_idx', 'comment:index:app.a_b_expr_idx', 'namespace:app'],
  ],
  [
    'what is granted of what will be made',
    [
      'alter default privileges in schema public, app grant select, insert on tables to r, public',
      'alter default privileges for role o in schema app grant all on types to r with grant option',
      'alter default privileges in schema app revoke insert on tables from r, public',
      'alter default privileges in schema public revoke grant option for select on tables from r',
      'alter default privileges grant select on tables to r; alter default privileges grant all on schemas to r',
      'alter default privileges revoke execute on functions from public; alter default privileges revoke all on schemas from r',
      'alter default privileges for role o grant usage on types to r, public; alter default privileges for role o revoke usage on types from public',
    ],
    [
      ...['SELECT', 'INSERT'].flatMap((what) =>
        ['r', 'PUBLIC'].map((role) => `default privilege:${what} on tables to ${role} in public`),
      ),
      ...['r', 'PUBLIC'].map((role) => `default privilege:SELECT on tables to ${role} in app`),
      'default privilege:USAGE on types to r in app of o',
      ...['default privilege:SELECT on tables to r', 'default privilege:EXECUTE on functions from PUBLIC'],
      ...['CREATE', 'USAGE'].map((what) => `default privilege:${what} on schemas from r`),
      ...['default privilege:USAGE on types to r of o', 'default privilege:USAGE on types from PUBLIC of o'],
    ],
  ],
  [
    'what is granted of what will be made follows the name of its namespace, and goes with that',
    [
      'create schema app; create schema gone; alter default privileges in schema app, gone grant select on tables to r, "x in app"',
      'alter default privileges for role "o in app" in schema app grant usage on types to r',
      'alter default privileges for role "o in app" grant usage on types to "x in app"',
      'alter schema app rename to "The app"; drop schema gone; alter schema other rename to app',
    ],
    [
      ...['namespace:"The app"', 'default privilege:USAGE on types to r in "The app" of "o in app"'],
      ...['r', '"x in app"'].map((role) => `default privilege:SELECT on tables to ${role} in "The app"`),
      'default privilege:USAGE on types to "x in app" of "o in app"',
    ],
  ],
  [
    'a comment that only made way with its view stays whose it was',
    [
      `create view v as select 1 as a; create view w as select 1 as a; comment on view w is 'own'`,
      'drop view w; drop view v',
      `create view v as select 2 as a; comment on view v is 'theirs'; comment on column v.a is 'theirs'`,
      `create view w as select 2 as a; comment on view w is 'own'; comment on column w.a is 'theirs'`,
    ],
    ['view:v', 'view:w', 'comment:view:w'],
  ],
  [
    'rules and statistics come and go with their table, statistics by a name of their own',
    [
      'create table a (b int, c int); create table gone (b int, c int); create schema app',
      'create rule keep as on delete to a do instead nothing; create rule "No" as on delete to gone do instead nothing',
      'create statistics app.s on b, c from a; create statistics s on b, c from gone; create statistics t on b, c from a',
      'alter table a rename to d; drop statistics t; drop table gone; create rule other as on insert to d do nothing',
      'drop rule other on d; alter table d set schema app',
    ],
    ['table:app.d', 'column:app.d.b', 'column:app.d.c', 'namespace:app', 'rule:keep on app.d', 'statistics:app.s'],
  ],
  [
    'a table with the name of a namespace is not that namespace',
    ['create schema app; create table app.t (b int); create table app (b int); alter table app rename to other'],
    ['namespace:app', 'table:app.t', 'column:app.t.b', 'table:other', 'column:other.b'],
  ],
  [
    'whoever gives an object its name has taken it over',
    ['alter table t rename constraint t_pkey to "PK_1"; alter index by_hand rename to "IDX_1"'],
    ['constraint:t."PK_1"', 'index:"IDX_1"'],
  ],
  [
    'what is dropped only if it exists is made by whoever makes it',
    ['drop table if exists a', 'create table a ()'],
    ['table:a'],
  ],
  [
    'who may do what follows the names of what it is about',
    [
      'create table a (b int); create sequence s; create schema app; create function f(integer) returns int language sql as $$ $$',
      'grant select, update (b) on a to r, public; grant all on sequence s to "R 1"; grant usage on schema app to r',
      'revoke execute on function f(int) from public; grant execute on function f(integer) to r with grant option',
      'alter table a rename to c; alter table c rename b to d; alter table c set schema app; revoke select on app.c from r',
      'revoke grant option for execute on function f(int) from r; alter schema app rename to other',
    ],
    [
      ...['table:other.c', 'column:other.c.d', 'sequence:s', 'namespace:other', 'function:f(integer)'],
      ...['grant:SELECT from r on other.c', 'grant:SELECT to PUBLIC on other.c'],
      ...['grant:UPDATE (d) to PUBLIC on other.c', 'grant:UPDATE (d) to r on other.c'],
      ...['SELECT', 'UPDATE', 'USAGE'].map((what) => `grant:${what} to "R 1" on s`),
      ...['grant:USAGE to r on schema other', 'grant:EXECUTE from PUBLIC on function f(integer)'],
      'grant:EXECUTE to r on function f(integer)',
    ],
  ],
  [
    'what is granted goes with what it was granted on, and all tables are those that were there',
    [
      'create table a (b int); create table other.c (b int); create view v as select 1; create table gone ()',
      'grant select on all tables in schema public to r; drop table gone; alter table a drop b',
    ],
    [
      ...['table:a', 'table:other.c', 'column:other.c.b', 'view:v'],
      ...['grant:SELECT to r on a', 'grant:SELECT to r on v'],
    ],
  ],
  [
    'what is told of tables, columns and indexes follows their names until it is taken back',
    [
      'create table a (b text, c int) with (fillfactor = 70, toast.autovacuum_enabled = off)',
      'create index i on a (b) with (fillfactor = 80); alter table a reset (toast.autovacuum_enabled)',
      'alter table a alter b set storage external, alter b set statistics 50, alter c set (n_distinct = 5), replica identity full',
      'alter index i set (deduplicate_items = off); alter table a cluster on i; alter table a alter b set statistics -1',
      'alter table a rename b to d; alter table a rename to e; alter index i rename to j; alter table e set without cluster',
    ],
    [
      ...['table:e', 'column:e.d', 'column:e.c', 'index:j', 'option:fillfactor on e', 'option:fillfactor on j'],
      ...['option:deduplicate_items on j', 'option:storage (d) on e', 'option:n_distinct (c) on e'],
      'option:replica identity on e',
    ],
  ],
  ['text that is not SQL is passed over', ['move the snoozed reminders', 'create table t ()', ''], ['table:t']],
]

test.for(examples)('%s', async ([, statements, made]) => {
  expect([...(await madeBy([statements], { defaultNamespace: 'public' }))].sort()).toEqual([...made].sort())
})
