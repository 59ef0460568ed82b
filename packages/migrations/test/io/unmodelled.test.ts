import { DataSource, EntitySchema } from 'typeorm'
import { expect, test } from 'vitest'

import { check } from '../../src/index.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'

const task = new EntitySchema<Record<string, unknown>>({
  name: 'Task',
  tableName: 'Task list',
  columns: {
    id: { type: 'integer', primary: true, primaryKeyConstraintName: 'task_pkey' },
    changed: { type: 'timestamptz', nullable: true, onUpdate: 'now()' },
  },
  indices: [{ name: 'task_changed', columns: ['changed'], fulltext: true }],
})

test('what nothing is made of is named with the class whose business it is', async () => {
  const database = await freshDatabase()
  await database.query(`
    create table "Task list" (id integer constraint task_pkey primary key, changed timestamptz);
    create index task_changed on "Task list" (changed);
    create trigger watch before update on "Task list" for each row execute function suppress_redundant_updates_trigger();
    alter table "Task list" alter changed set (n_distinct = 5);
    create domain positive as integer`)
  const { differences, unmodelled } = await check({
    url: database.url,
    revisions: temporaryFolder(),
    dataSource: async () => new DataSource({ type: 'postgres', entities: [task] }),
  })
  expect(differences).toEqual([])
  expect(unmodelled).toEqual([
    { what: 'domain', name: 'positive', entity: null },
    { what: 'option', name: 'n_distinct (changed) on "Task list"', entity: 'Task' },
    { what: 'trigger', name: 'watch on "Task list"', entity: 'Task' },
    { what: 'option onUpdate', name: 'Task.changed', entity: 'Task' },
    { what: 'option fulltext', name: 'Task: index task_changed', entity: 'Task' },
  ])
})

test.each<PostgresVersion>([13, 18])('what no kind describes is named on PostgreSQL %i', async (version) => {
  const database = await freshDatabase({ version })
  await database.query(`
    create table item (id integer not null, name text, words tsvector);
    alter table item alter name set storage external;
    alter table item alter words set statistics 500;
    alter table item replica identity full;
    create text search dictionary plain (template = simple);
    create statistics item_parts on id, name from item;
    create publication all_of_it for all tables`)
  if (version >= 14) await database.query('alter table item alter words set compression pglz')
  if (version >= 18)
    await database.query(`
      alter table item add constraint item_has_name not null name no inherit;
      alter table item add constraint item_words_not_null not null words not valid`)
  const { unmodelled } = await check({
    url: database.url,
    revisions: temporaryFolder(),
    dataSource: async () => new DataSource({ type: 'postgres', entities: [] }),
  })
  const found = unmodelled.map(({ what, name }) => `${what}: ${name}`)
  expect(found).toEqual([
    ...(version >= 18
      ? ['not null that is not validated: item.words', 'not null with a name or without heirs: item_has_name on item']
      : []),
    ...(version >= 14 ? ['option: compression (words) on item'] : []),
    ...['replica identity on item', 'statistics (words) on item', 'storage (name) on item'].map(
      (each) => `option: ${each}`,
    ),
    'publication: all_of_it of all tables',
    'statistics: item_parts',
    'text search dictionary: plain',
  ])
})
