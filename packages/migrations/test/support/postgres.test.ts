import 'reflect-metadata'

import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'
import { expect, test } from 'vitest'

import { freshDatabase } from './postgres.ts'
import { hasPostgres } from './postgres-server.ts'

@Entity()
class Note {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  text!: string

  @Column({ nullable: true })
  at?: Date
}

test('fresh databases are empty and apart from each other', async () => {
  const [first, second] = await Promise.all([freshDatabase(), freshDatabase()])
  await first.query('create table thing (id int); insert into thing values (1)')
  expect(await first.query('select * from thing where id = $1', [1])).toEqual([{ id: 1 }])
  expect(await second.query("select to_regclass('thing') as thing")).toEqual([{ thing: null }])
})

test('a dropped database is gone, with its open connections', async () => {
  const kept = await freshDatabase()
  const database = await freshDatabase()
  await database.client()
  await database.drop()
  expect(await kept.query('select 1 from pg_database where datname = $1', [database.name])).toEqual([])
})

test('entities get their column types from the decorators', async () => {
  const database = await freshDatabase()
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [Note],
    synchronize: true,
  }).initialize()
  await dataSource.destroy()
  const columns = await database.query(
    "select column_name, data_type from information_schema.columns where table_name = 'note' order by ordinal_position",
  )
  expect(columns).toEqual([
    { column_name: 'id', data_type: 'integer' },
    { column_name: 'text', data_type: 'character varying' },
    { column_name: 'at', data_type: 'timestamp without time zone' },
  ])
})

test.each(([13, 15] as const).filter(hasPostgres))('a fresh database can be on PostgreSQL %i', async (version) => {
  const database = await freshDatabase({ version })
  const [row] = await database.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  )
  expect(row?.major).toBe(version)
})
