import { describe, expect, test } from 'vitest'

import { openSite, taskColumns } from './site.ts'

const quickly = { isVerified: false }

const everything = {
  index: [
    'create unique index concurrently if not exists task_by_state on public.task (state varchar_pattern_ops desc nulls last) include (owner) where id > 0',
    'create index "Task words" on task using gin (lower(owner) gin_trgm_ops, (length(state) + id) int4_ops)',
    'create index task_changed on task using brin (changed)',
  ],
  extension: ['pg_trgm', 'btree_gin'],
  option: ['alter index task_changed set (pages_per_range = 32)'],
}

describe.each([13, 18] as const)('on PostgreSQL %i', { timeout: 180_000 }, (version) => {
  test('a declared index is made, is found to be there, and goes when it is declared no more', async () => {
    const site = await openSite({ version })
    const statements = await site.release(everything)
    expect(statements.filter((sql) => sql.includes('INDEX'))).toEqual([
      `CREATE INDEX "Task words" ON "task" USING gin ((lower(owner)) gin_trgm_ops, ((length((state)::text) + id)))`,
      `CREATE UNIQUE INDEX "task_by_state" ON "task" ("state" varchar_pattern_ops DESC NULLS LAST) INCLUDE ("owner") WHERE (id > 0)`,
      `CREATE INDEX "task_changed" ON "task" USING brin ("changed") WITH (pages_per_range=32)`,
    ])
    expect(await site.check(everything)).toMatchObject({ differences: [], unmanaged: [], uncompared: [] })
    expect((await site.found(everything)).drafts).toEqual([])
    const none = { ...everything, index: [], option: [] }
    expect(await site.release(none)).toHaveLength(3)
    expect(await site.check(none)).toMatchObject({ differences: [], unmanaged: [] })
    await site.back()
    expect((await site.check(everything)).differences).toEqual([])
    await site.back()
  })

  test('a column under it changes its type, and it is there again', async () => {
    const site = await openSite({ version })
    await site.release(everything, taskColumns, quickly)
    const columns = { ...taskColumns, state: { type: 'text', default: 'open' } } as const
    const declared = {
      ...everything,
      index: everything.index.map((sql) => sql.replace('varchar_pattern_ops', 'text_pattern_ops')),
    }
    await site.release(declared, columns)
    expect(await site.check(declared, columns)).toMatchObject({ differences: [], unmanaged: [] })
    await site.back()
    expect(await site.check(everything)).toMatchObject({ differences: [], unmanaged: [] })
  })
})

const byState = (rest: string) => ({ index: [`create index task_by_state on task (state${rest}`] })

test('what an entity leaves to the database, SQL does not', async () => {
  const site = await openSite()
  await site.release(byState(') include (owner)'), taskColumns, quickly)
  await site.query('drop index task_by_state; create index task_by_state on task (state)')
  expect((await site.check(byState(') include (owner)'))).differences).toMatchObject([
    { verb: 'change', kind: 'index', name: 'task_by_state', attributes: [{ before: [], after: ['owner'] }] },
  ])
  expect((await site.check(byState(')'))).differences).toEqual([])
  expect((await site.check(byState(' nulls first)'))).differences).toHaveLength(1)
})

test('in a table that is in use it is built beside what goes on, in a revision of its own', async () => {
  const site = await openSite()
  await site.release({}, taskColumns, quickly)
  const online = { place: { online: true }, isVerified: false }
  expect(await site.release(byState(') include (owner)'), taskColumns, online)).toEqual([
    'CREATE INDEX CONCURRENTLY "task_by_state" ON "task" ("state") INCLUDE ("owner")',
  ])
  expect(await site.release(byState(') include (id)'), taskColumns, online)).toEqual([
    'CREATE INDEX CONCURRENTLY "task_by_state_new" ON "task" ("state") INCLUDE ("id")',
    'DROP INDEX CONCURRENTLY "task_by_state"',
    'ALTER INDEX "task_by_state_new" RENAME TO "task_by_state"',
  ])
})

test('one that is there under another name is the same, and one beside it stays and is reported', async () => {
  const site = await openSite()
  await site.release({}, taskColumns, quickly)
  await site.query('create index by_hand on task (state) include (owner); create index other on task (owner)')
  expect(await site.release(byState(') include (owner)'), taskColumns, quickly)).toEqual([])
  expect(await site.check(byState(') include (owner)'))).toMatchObject({ differences: [], unmanaged: ['index:other'] })
  expect((await site.found(byState(') include (id)'))).drafts).toHaveLength(1)
})

test('rows that a declared unique index would not take are counted', async () => {
  const site = await openSite()
  await site.release({}, taskColumns, quickly)
  await site.query(`insert into task (id, owner) values (1, 'a'), (2, 'a')`)
  const { obstacles } = await site.found({ index: ['create unique index task_owner on task (owner) include (state)'] })
  expect(obstacles.map(({ found, rows }) => `${found} ${rows}`)).toEqual([
    '2 in task with the same owner, which task_owner makes unique',
  ])
})
