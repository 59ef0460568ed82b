import { DataSource, EntitySchema, QueryFailedError, Table } from 'typeorm'
import { expect, test } from 'vitest'

import { runRevisions } from '../../src/io/run.ts'
import type { Task } from '../../src/io/run-body.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { pendingOf, settingsFor, upgradeTask } from '../support/tasks.ts'

const run = (database: FreshDatabase, body: Task['body'], dataSource: DataSource | null = null) =>
  runRevisions(settingsFor(database.url), {
    plan: pendingOf([{ ...upgradeTask('aaa', body), dataSource }]),
    consent: async () => undefined,
  })

interface Bird {
  id: number
  name: string
}

const birds = new EntitySchema<Bird>({
  name: 'bird',
  columns: { id: { type: 'int', primary: true, generated: 'increment' }, name: { type: 'text' } },
})

async function withEntities(): Promise<DataSource> {
  const dataSource = new DataSource({ type: 'postgres', entities: [birds] })
  await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas()
  return dataSource
}

test('query answers as TypeORM does', async () => {
  const database = await freshDatabase()
  const { url } = database
  const asTypeorm = await new DataSource({ type: 'postgres', url }).initialize()
  const texts: readonly (readonly [string, unknown[]?])[] = [
    ['create table t (id int, at date, big bigint, data jsonb)'],
    ['insert into t values ($1, $2, 3, $3) returning *', [1, '2020-02-02', { deep: [1] }]],
    ['select * from t'],
    ['update t set id = id + 1'],
    ['update t set id = id + 1 returning id'],
    ['delete from t where id = 0'],
    ['select 1 as one; select 2 as two'],
    ['drop table t'],
  ]
  const expected: unknown[] = []
  for (const [sql, parameters] of texts) expected.push(await asTypeorm.query(sql, parameters))
  await asTypeorm.destroy()
  const answers: unknown[] = []
  await run(database, async (queryRunner) => {
    for (const [sql, parameters] of texts) answers.push(await queryRunner.query(sql, parameters))
  })
  expect(answers).toEqual(expected)
})

test('a rejected query carries what TypeORM’s error carries', async () => {
  const database = await freshDatabase()
  const caught: unknown[] = []
  await run(database, async (queryRunner) => {
    await queryRunner.query('savepoint here')
    await queryRunner.query('select * from nothing_here').catch((error: unknown) => caught.push(error))
    await queryRunner.query('rollback to savepoint here')
  })
  expect(caught[0]).toBeInstanceOf(QueryFailedError)
  expect(caught).toMatchObject([{ code: '42P01', query: 'select * from nothing_here', driverError: { code: '42P01' } }])
})

test('entities are read and written in the transaction of the revision', async () => {
  const database = await freshDatabase()
  const body: Task['body'] = async (queryRunner) => {
    await queryRunner.query('create table bird (id serial primary key, name text not null)')
    const repository = queryRunner.manager.getRepository(birds)
    await repository.save([{ name: 'wren' }, { name: 'rook' }])
    await repository.update({ name: 'rook' }, { name: 'raven' })
    expect(await repository.find({ order: { name: 'asc' } })).toMatchObject([{ name: 'raven' }, { name: 'wren' }])
  }
  const failing: Task['body'] = async (queryRunner) => {
    await body(queryRunner)
    throw new Error('no')
  }
  await expect(run(database, failing, await withEntities())).rejects.toThrow(/no/)
  expect(await database.query("select to_regclass('bird') as bird")).toEqual([{ bird: null }])
  await run(database, body, await withEntities())
  expect(await database.query('select name from bird order by name')).toEqual([{ name: 'raven' }, { name: 'wren' }])
})

test("the schema builder works without anybody's entities", async () => {
  const database = await freshDatabase()
  await run(database, async (queryRunner) => {
    await queryRunner.createTable(
      new Table({
        name: 'bird',
        columns: [
          { name: 'id', type: 'int', isPrimary: true, isGenerated: true },
          { name: 'name', type: 'varchar', isNullable: true },
        ],
      }),
    )
    expect(await queryRunner.hasTable('bird')).toBe(true)
    expect((await queryRunner.getTable('bird'))?.columns.map(({ name }) => name)).toEqual(['id', 'name'])
    await queryRunner.renameColumn('bird', 'name', 'title')
  })
  expect(
    await database.query(
      "select attname from pg_attribute where attrelid = 'bird'::regclass and attnum > 0 order by attnum",
    ),
  ).toEqual([{ attname: 'id' }, { attname: 'title' }])
})

test('a transaction inside the transaction is a savepoint', async () => {
  const database = await freshDatabase()
  await run(database, async (queryRunner) => {
    await queryRunner.query('create table bird (name text)')
    await queryRunner.startTransaction()
    await queryRunner.query("insert into bird values ('lost')")
    await queryRunner.rollbackTransaction()
    await queryRunner.manager.transaction(async (manager) => {
      await manager.query("insert into bird values ('kept')")
    })
  })
  expect(await database.query('select name from bird')).toEqual([{ name: 'kept' }])
})

test('the transaction of the revision is not its own to commit', async () => {
  const database = await freshDatabase()
  const body: Task['body'] = async (queryRunner) => {
    await queryRunner.query('create table bird (name text)')
    await queryRunner.commitTransaction()
  }
  await expect(run(database, body)).rejects.toThrow(/COMMIT/)
  expect(await database.query("select to_regclass('bird') as bird")).toEqual([{ bird: null }])
})

test('whoever only asks for query, or prints the runner, loads nothing', async () => {
  const database = await freshDatabase()
  const seen: unknown[] = []
  await run(database, async (queryRunner) => {
    seen.push(
      queryRunner.isTransactionActive,
      queryRunner.isReleased,
      (await Promise.resolve(queryRunner)) === queryRunner,
    )
    await queryRunner.query('select 1')
  })
  expect(seen).toEqual([true, false, true])
})
