import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import type { Declarations } from '../../src/model/declaration.ts'
import { temporaryFolder } from '../support/folder.ts'
import { openSite, taskColumns } from './site.ts'

const touch = "create function touch() returns trigger language plpgsql as 'begin return new; end'"

const refusals: Readonly<Record<string, readonly [declared: Declarations, message: string, hint: RegExp]>> = {
  'something else than the kind says': [
    { trigger: [touch] },
    'declared.trigger[0] does not say a trigger: create function touch() returns trigger language plpgsql as ',
    /^It belongs under declared: \{ 'function': \[…\] \}\.$/,
  ],
  'a statement that declares nothing': [
    { function: [touch, 'drop table task'] },
    'declared.function[1] does not say a function: drop table task',
    /^As in: CREATE FUNCTION/,
  ],
  'a text without a statement': [{ policy: ['-- later'] }, 'declared.policy[0] is empty.', /^As in: CREATE POLICY/],
  'a word that PostgreSQL does not know': [
    { function: ['create function touch() retrns trigger language plpgsql as $$begin end$$'] },
    'declared.function[0] cannot be made: syntax error at or near "retrns".',
    /^It begins: create function touch\(\) retrns/,
  ],
  'a body that does not compile': [
    { function: [`create function touch() returns trigger language plpgsql as 'begin retrn new; end'`] },
    'declared.function[0] cannot be made: syntax error at or near "retrn".',
    /^It begins: create function touch/,
  ],
  'the same twice': [
    { function: [touch, `create or replace function public.touch() returns trigger language plpgsql as 'begin end'`] },
    'declared.function[1] cannot be made: function "touch" already exists with same argument types.',
    /^Another declaration makes the same/,
  ],
  'a table that nobody has': [
    { trigger: ['create trigger touched before update on tsak for each row execute function touch()'] },
    'declared.trigger[0] cannot be made: relation "tsak" does not exist.',
    /correct the name/,
  ],
  'a function that nobody has': [
    { trigger: ['create trigger touched before update on task for each row execute function touch()'] },
    'declared.trigger[0] cannot be made: function touch() does not exist.',
    /^Declare the function as well/,
  ],
  'a role that nobody has': [
    { policy: ['create policy own on public.task to nobody_of_that_name using (true)'] },
    'declared.policy[0] cannot be made: role "nobody_of_that_name" does not exist.',
    /create it there/,
  ],
  'a grant to a role that nobody has': [
    { grant: ['grant select on task to nobody_of_that_name'] },
    'declared.grant[0] cannot be made: role "nobody_of_that_name" does not exist.',
    /^A role belongs to the whole server, and no revision makes it: create it there, or correct the name\.$/,
  ],
  'a grant on what is not compared': [
    { grant: ['grant select on task, pg_catalog.pg_class to pg_monitor'] },
    'declared.grant[0] is about pg_catalog.pg_class, which is not among what is compared.',
    /^Say it by hand/,
  ],
  'a grant on the database': [
    { grant: ['grant connect on database postgres to pg_monitor'] },
    'declared.grant[0] does not say a grant: grant connect on database postgres to pg_monitor',
    /^As in: GRANT/,
  ],
  'an index without a name': [
    { index: ['create index on task (state)'] },
    'declared.index[0] does not say an index: create index on task (state)',
    /^As in: CREATE INDEX task_by_state ON/,
  ],
  'an option in the middle of an index': [
    { index: ['create index task_state on task (state) with (fillfactor = 70)'] },
    'What is declared says by the way: option fillfactor on task_state.',
    /^It belongs under declared: \{ option: \[…\] \}, as in: ALTER/,
  ],
  'a file that is not there': [
    { function: [{ file: '/nowhere/touch.sql' }] },
    'The file /nowhere/touch.sql, which the configuration names under declared, cannot be read.',
    /^Correct the path/,
  ],
}

test.each(Object.entries(refusals))('%s is refused in a line', async (_, [declared, message, hint]) => {
  const site = await openSite()
  await expect(site.found(declared)).rejects.toMatchObject({
    code: 'usage',
    message,
    hint: expect.stringMatching(hint),
  })
})

test('a kind that cannot be declared is named, with the one that may be meant', async () => {
  const site = await openSite()
  const slip = JSON.parse('{ "triger": [] }') as Declarations
  await expect(site.found(slip)).rejects.toMatchObject({
    message: 'Nothing is declared as triger.',
    hint: 'Did you mean trigger?',
  })
})

test('a statement of a file is named by the file', async () => {
  const file = join(temporaryFolder(), 'touch.sql')
  await writeFile(file, `-- Two of them.\r\n${touch};\r\n${touch};\r\n`)
  const site = await openSite()
  await expect(site.found({ function: [{ file }] })).rejects.toMatchObject({
    message: `${file} cannot be made: function "touch" already exists with same argument types.`,
  })
})

test('a role that may not make schemas is told what it lacks', async () => {
  const site = await openSite()
  await site.release({}, taskColumns, { isVerified: false })
  const role = `role_${site.name}`
  await site.query(`create role ${role} login password 'x'; grant usage on schema retort to ${role}`)
  await site.query(`grant select on all tables in schema retort to ${role}`)
  const url = Object.assign(new URL(site.url), { username: role, password: 'x' }).href
  await expect(site.found({ function: [touch] }, taskColumns, { url })).rejects.toMatchObject({
    code: 'state',
    hint: `Let the role make schemas: GRANT CREATE ON DATABASE ${site.name} TO ${role}. What is made is rolled back.`,
  })
  await site.query(`drop owned by ${role}; drop role ${role}`)
})
