import 'reflect-metadata'

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { DataSource, EntitySchema } from 'typeorm'
import { describe, expect, test, vi } from 'vitest'

import { type Entities, readEntities } from '../../src/io/entities.ts'
import type { Key } from '../../src/model/key.ts'
import { entitySets } from '../entities/index.ts'
import { build, findings, type Options, synchronise } from '../support/entities.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const sets = Object.entries(entitySets)
const nowhere = 'postgres://localhost:1/nowhere'
const read = (options: Partial<Options>, defaultNamespace?: string): Promise<Entities> =>
  readEntities(new DataSource({ ...options, type: 'postgres', url: nowhere }), defaultNamespace)

test.each(sets)('%s: a database built from the entities is what they say', async (_name, { entities }) => {
  const { url } = await freshDatabase()
  await build(url, { entities })
  expect(await findings(url, { entities })).toEqual([])
})

test.each(sets.filter(([, { typeormCreates }]) => typeormCreates === undefined))(
  '%s: a database that TypeORM synchronised is what the entities declare',
  async (_name, { entities }) => {
    const { url } = await freshDatabase()
    await synchronise(url, { entities })
    expect(await findings(url, { entities })).toEqual([])
  },
)

const account = new EntitySchema({
  name: 'Account',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    email: { type: 'citext', unique: true },
    // The name hides behind one of PostgreSQL's own.
    every: { type: 'enum', enum: ['day', 'week'], enumName: 'interval', default: 'week' },
    tags: { type: 'hstore', array: true, nullable: true },
  },
  checks: [{ expression: `"every" IN ('day', 'week')` }],
})

describe.each([
  ['the usual default namespace', {}],
  ['a default namespace of its own', { schema: 'Shop floor' }],
  ['another extension for UUIDs', { uuidExtension: 'pgcrypto' }],
  ['extensions by name', { extensions: ['pg_trgm', 'citext'] }],
  ['a query cache', { cache: true }],
  ['a query cache by another name', { cache: { type: 'database', tableName: 'answers' }, entityPrefix: 'shop_' }],
] satisfies readonly [string, Partial<Options>][])('a data source with %s', (_what, options) => {
  test('is what a database built from it holds', async () => {
    const { url } = await freshDatabase()
    await build(url, { ...options, entities: [account] })
    expect(await findings(url, { ...options, entities: [account] })).toEqual([])
  })

  test('is what a database that TypeORM synchronised holds', async () => {
    const { url } = await freshDatabase()
    await synchronise(url, { ...options, entities: [account] })
    expect(await findings(url, { ...options, entities: [account] })).toEqual([])
  })
})

const role = new EntitySchema({ name: 'Role', columns: { id: { type: 'integer', primary: true } } })

/** A member has roles, and `member_role` is described by the relation and by an entity with a key of its own. */
const member = (columns: { readonly role: string }) =>
  new EntitySchema<{ id: number; roles: object[] }>({
    name: 'Member',
    columns: { id: { type: 'integer', primary: true } },
    relations: {
      roles: {
        type: 'many-to-many',
        target: 'Role',
        joinTable: {
          name: 'member_role',
          joinColumn: { name: 'member_id' },
          inverseJoinColumn: { name: columns.role },
        },
      },
    },
  })

const memberRole = new EntitySchema({
  name: 'MemberRole',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    member: { type: 'integer', name: 'member_id', foreignKey: { target: 'Member' } },
    role: { type: 'integer', name: 'role_id', foreignKey: { target: 'Role' } },
    since: { type: 'date', nullable: true },
  },
})

describe('a table that is mapped twice', () => {
  test('is what its entity says, where the other is a join table', async () => {
    const entities = [member({ role: 'role_id' }), memberRole, role]
    const { schema } = await read({ entities })
    const alone = await read({ entities: [new EntitySchema({ ...role.options, name: 'Member' }), memberRole, role] })
    expect(schema).toEqual(alone.schema)
  })

  test('is refused where the join table has a column that the entity has not', async () => {
    await expect(read({ entities: [member({ role: 'part' }), memberRole, role] })).rejects.toThrow(
      'The table member_role is mapped twice: MemberRole has no column part, which the join table of Member.roles needs.',
    )
  })

  test('is the same as mapped once, where both entities say the same', async () => {
    const twin = new EntitySchema({ ...role.options, name: 'Part', tableName: 'role' })
    expect((await read({ entities: [role, twin] })).schema).toEqual((await read({ entities: [role] })).schema)
  })

  test('has all columns, where each entity says some', async () => {
    const columns = { id: { type: 'integer', primary: true }, name: { type: 'text' } } as const
    const wider = new EntitySchema({ name: 'Part', tableName: 'role', columns })
    const { schema } = await read({ entities: [role, wider] })
    expect(schema.column.map(({ name }) => name)).toEqual(['id', 'name'])
  })
})

describe('reading entities', () => {
  test('needs no database, and runs neither subscribers nor migrations', async () => {
    const file = join(temporaryFolder(), 'never.mjs')
    writeFileSync(file, `throw new Error('was run')`)
    const printed = vi.spyOn(console, 'log')
    const dataSource = new DataSource({
      type: 'postgres',
      url: nowhere,
      entities: [account],
      subscribers: [file],
      migrations: [file],
      logging: true,
    })
    const { options, logger } = dataSource
    const { schema } = await readEntities(dataSource)
    expect(schema.table.map(({ name }) => name)).toEqual(['account'])
    expect({ options: dataSource.options, logger: dataSource.logger }).toEqual({ options, logger })
    expect(printed).not.toHaveBeenCalled()
  })

  test.each(sets)('gives the same for %s in any order', async (_name, { entities }) => {
    const list = Object.values(entities)
    const expected = JSON.stringify((await read({ entities: list })).schema)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(list, { minLength: list.length }), async (shuffled) => {
        expect(JSON.stringify((await read({ entities: shuffled })).schema)).toBe(expected)
      }),
      { numRuns: 3 },
    )
  })

  test.each(sets)('gives the same for %s as TypeORM’s own way through the decorators', async (_name, { entities }) => {
    const dataSource = new DataSource({ type: 'postgres', url: nowhere, entities })
    // biome-ignore lint/complexity/useLiteralKeys: only this spelling reaches a protected member.
    await dataSource['buildMetadatas']()
    const slowly = await readEntities(Object.assign(dataSource, { isInitialized: true }))
    expect((await read({ entities })).schema).toEqual(slowly.schema)
  })

  test('takes what names no schema for the data source’s', async () => {
    const { schema, defaultNamespace } = await read({ schema: 'shop', entities: [account] })
    expect(defaultNamespace).toBe('public')
    expect(schema.table).toMatchObject([{ namespace: 'shop', name: 'account' }])
    expect(schema.namespace).toEqual([{ name: 'shop' }])
  })

  test('leaves out the default namespace, whoever names it', async () => {
    const inShop = new EntitySchema({ ...account.options, schema: 'shop' })
    const ways = [{ schema: 'shop', entities: [account] }, { entities: [inShop] }, { entities: [account] }]
    for (const { schema } of await Promise.all(ways.map((way) => read(way, 'shop')))) {
      expect(schema.table).toMatchObject([{ namespace: null, name: 'account' }])
      expect(schema.namespace).toEqual([{ name: 'shop' }])
    }
  })

  test('takes a dot in a table’s name for the end of a namespace, as TypeORM does', async () => {
    const { schema } = await read({ entities: [new EntitySchema({ ...account.options, tableName: 'shop.account' })] })
    expect(schema.table).toMatchObject([{ namespace: 'shop', name: 'account' }])
  })

  test('leaves extensions out that TypeORM is told not to install', async () => {
    expect((await read({ entities: [account], installExtensions: false })).schema.extension).toEqual([])
  })

  test('tells whose an object is, and what is nobody’s', async () => {
    const { entityOf, unmanaged } = await read({ entities: entitySets.leftAlone?.entities ?? [] })
    expect(unmanaged).toEqual(['table:legacy_table', 'view:legacy_view', 'index:made_by_hand'])
    expect(entityOf('column:managed.name' as Key)).toBe('Managed')
    expect(entityOf('table:legacy_table' as Key)).toBeUndefined()
  })
})
