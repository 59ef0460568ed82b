import { DataSource, EntitySchema } from 'typeorm'
import { expect, test } from 'vitest'

import { check } from '../../src/index.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

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
    { what: 'storage of a column', name: '"Task list".changed', entity: 'Task' },
    { what: 'trigger', name: 'watch on "Task list"', entity: 'Task' },
    { what: 'option onUpdate', name: 'Task.changed', entity: 'Task' },
    { what: 'option fulltext', name: 'Task: index task_changed', entity: 'Task' },
  ])
})
