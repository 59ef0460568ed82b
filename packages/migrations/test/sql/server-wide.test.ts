import { expect, test } from 'vitest'

import { isServerWide } from '../../src/sql/server-wide.ts'

test.each([
  'CREATE ROLE app LOGIN',
  'alter user app set search_path = x',
  'DROP DATABASE other',
  'ALTER SYSTEM SET work_mem = 1',
  'GRANT app TO ada',
  'do $$ begin create role app; end $$',
  'select pg_terminate_backend(pid) from pg_stat_activity',
  'select 1; revoke app from ada',
  `copy books to program 'cat'`,
  `copy books to '/tmp/books'`,
  'create /* no */ role app',
  'create -- no\n  role app',
  `do $$ begin execute 'create role app'; end $$`,
  'do $$ begin if true then grant app to ada; end if; end $$',
  `security label on role app is 'x'`,
  `select pg_create_physical_replication_slot('x')`,
])('reaches beyond its database: %s', (sql) => expect(isServerWide(sql)).toBe(true))

test.each([
  'CREATE TABLE "users" (id int)',
  'CREATE USER MAPPING FOR ada SERVER remote',
  'GRANT SELECT ON books TO app',
  'ALTER TABLE books ADD COLUMN role text',
  'create table "create role" (id int)',
  'copy books to stdout',
  'do $$ begin grant select on books to app; end $$',
  'alter default privileges for role app grant select on tables to ada',
  'comment on table books is $$read them$$',
])('ends at its database: %s', (sql) => expect(isServerWide(sql)).toBe(false))
