import { DataSource, EntitySchema } from 'typeorm'
import { describe, expect, test } from 'vitest'

import { autogenerate } from '../../src/commands/autogenerate.ts'
import { check } from '../../src/index.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const task = new EntitySchema<Record<string, unknown>>({
  name: 'Task',
  tableName: 'task',
  columns: {
    id: { type: 'integer', primary: true, primaryKeyConstraintName: 'task_pkey' },
    title: { type: 'text' },
  },
  indices: [{ name: 'by_title', columns: ['title'] }],
})

const note = new EntitySchema<Record<string, unknown>>({
  name: 'Note',
  tableName: 'note',
  columns: { task: { type: 'integer', primary: true, primaryKeyConstraintName: 'note_pkey' } },
  foreignKeys: [{ name: 'note_task', target: 'Task', columnNames: ['task'], referencedColumnNames: ['id'] }],
})

const made = 'create table task (id integer constraint task_pkey primary key, title text not null)'

async function optionsFor(sql: string, entities = [task]) {
  const database = await freshDatabase()
  await database.query(`${made}; ${sql}`)
  return {
    url: database.url,
    query: database.query,
    revisions: temporaryFolder(),
    dataSource: async () => new DataSource({ type: 'postgres', entities }),
  }
}

describe('a name that is wanted and held by what stays is refused before anything is written:', () => {
  test.each([
    ['by a table', 'create table by_title (id integer)', 'table by_title'],
    ['by a view', 'create view by_title as select 1 as id', 'view by_title'],
    [
      'by an index of another table',
      'create table other (id integer); create index by_title on other (id)',
      'index by_title of the table other',
    ],
    [
      'by a constraint of another table',
      'create table other (id integer constraint by_title unique)',
      'constraint other.by_title',
    ],
    ['by a sequence', 'create sequence by_title', 'sequence by_title'],
    [
      'though the index is there under another name',
      'create index mine on task (title); create table by_title ()',
      'table by_title',
    ],
  ])('%s', async (_who, sql, holder) => {
    const options = await optionsFor(sql)
    await expect(autogenerate(options)).rejects.toMatchObject({
      code: 'unsupported',
      message: `The index by_title cannot be made: the ${holder}, which the history did not make, has that name.`,
    })
    expect((await check(options)).differences).not.toEqual([])
  })

  test('but not where the holder gives it up', async () => {
    const options = await optionsFor('create table other (id integer); create index by_title on other (id)')
    expect((await autogenerate({ ...options, includeUnmanaged: true, allowDrop: true })).drafts).toHaveLength(1)
  })
})

test('a foreign key to rows that a crash may take is refused where its own table keeps them', async () => {
  const options = await optionsFor('create index by_title on task (title); alter table task set unlogged', [task, note])
  await expect(autogenerate(options)).rejects.toMatchObject({
    code: 'unsupported',
    message: 'The constraint note.note_task cannot be while the option unlogged on task is.',
    hint: 'PostgreSQL takes only one of the two: declare the first otherwise, or undo the second by hand.',
  })
  await options.query('alter table task set logged')
  expect((await autogenerate(options)).drafts).toHaveLength(1)
})
