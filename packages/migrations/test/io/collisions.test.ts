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

const made = 'create table task (id integer constraint task_pkey primary key, title text not null)'

async function optionsFor(sql: string) {
  const database = await freshDatabase()
  await database.query(`${made}; ${sql}`)
  return {
    url: database.url,
    revisions: temporaryFolder(),
    dataSource: async () => new DataSource({ type: 'postgres', entities: [task] }),
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
