import { expect, test } from 'vitest'

import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { readDeclarations } from '../../src/io/declarations.ts'
import { declare } from '../../src/io/declare.ts'
import { freshDatabase } from '../support/postgres.ts'

const place = { defaultNamespace: 'public', ledgerSchema: 'retort' }

test('what is declared is made while somebody has locked everything that is there', async () => {
  const fresh = await freshDatabase()
  await fresh.query(`create table task (id serial primary key, state text); create view open as select id from task;
    create function touch() returns trigger language plpgsql as 'begin return new; end';
    create function counted(task) returns bigint language sql as 'select count(*) from task';
    create trigger touched before update on task for each row execute function touch()`)
  const database = await connect({ url: fresh.url }, 'mirror')
  const live = (await readCatalog(database, place)).schema
  const statements = await readDeclarations({
    function: ["create function touch() returns trigger language plpgsql as 'begin perform 1; return new; end'"],
    trigger: ['create trigger touched after update on public.task for each row execute function touch()'],
    policy: ['create policy own on task using (exists (select from open where open.id = task.id))'],
    grant: [
      'grant select on all tables in schema public to pg_monitor; grant execute on function counted(task) to pg_monitor',
    ],
    option: ['alter table task set (fillfactor = 70), replica identity using index task_pkey'],
  })
  const holder = await fresh.client()
  await holder.query('begin; lock table task, open in access exclusive mode')
  const { schema } = await declare(database, { ...place, statements, live, entities: live })
  expect(Object.values(schema).flat()).toHaveLength(8)
  await holder.query('rollback')
  const [left] = await fresh.query(`select count(*)::int as mirrors from pg_namespace where nspname ~ '^retort_mirror'`)
  expect(left).toEqual({ mirrors: 0 })
  await database.close()
})
