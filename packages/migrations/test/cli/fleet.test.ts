import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { readTargets } from '../../src/cli/targets.ts'
import { tenantLedgerSchema } from '../../src/io/tenant-ledger.ts'
import { migrate } from '../support/command-line.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const read = (text: string) =>
  readTargets(text, {
    environment: { PGSSLMODE: 'disable' },
    defaultUrl: async () => 'postgres://ada@localhost/library',
    learnUrl: () => undefined,
  })

test('a list has URLs, schemas and both; what stands twice is done once', async () => {
  const list = await read(`
    # a comment
    postgres://ada:s3cret@db.example/app
    postgres://grace@db.example:5432/app
    postgres://db.example/app acme
    acme
    "Ltd & ""Co"""
    postgresql://[::1]:5433/app\r
    acme
  `)
  expect(list.targets.map(({ name, schema }) => [name, schema])).toEqual([
    ['db.example:5432/app', null],
    ['db.example:5432/app acme', 'acme'],
    ['localhost:5432/library acme', 'acme'],
    ['localhost:5432/library "Ltd & ""Co"""', 'Ltd & "Co"'],
    ['[::1]:5433/app', null],
  ])
  expect(list.repeated).toEqual([4, 9])
  expect(list.targets[0]?.url).toContain('sslmode=disable')
})

test.each([
  'mysql://ada:s3cret@db/app',
  'host=db password=s3cret',
  'postgres://ada:s3cret@db:port/app',
  'a s3cret b',
  '',
  '# none',
])('the list %j is refused without a word of what stands in it', async (text) => {
  const failure = await read(text).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'usage' })
  expect(String((failure as Error).message)).not.toContain('s3cret')
})

test('two tenants never share a ledger, however long their names are', () => {
  const long = 'a'.repeat(60)
  expect(tenantLedgerSchema('acme')).toBe('retort_acme')
  const names = [`${long}b`, `${long}c`, `${'é'.repeat(31)}`].map((name) => tenantLedgerSchema(name))
  expect(new Set(names).size).toBe(3)
  expect(Math.max(...names.map((name) => Buffer.byteLength(name)))).toBeLessThanOrEqual(63)
})

interface Stage {
  readonly database: FreshDatabase
  readonly folder: string
}

interface Call extends Stage {
  readonly argv: readonly string[]
  readonly signal?: AbortSignal
}

const call = ({ database, folder, argv, signal }: Call) =>
  migrate(argv, { folder, environment: { DATABASE_URL: database.url }, ...(signal === undefined ? {} : { signal }) })

/** A project with one revision, and a database with so many tenants. */
async function tenancy(tenants: number, body: string, imports = ''): Promise<Stage> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'revisions'))
  const names = Array.from({ length: tenants }, (_, index) => `tenant_${index}`)
  writeFileSync(join(folder, 'migrate.config.json'), '{ "revisions": "revisions" }')
  writeFileSync(join(folder, 'tenants.txt'), names.join('\n'))
  const revision = [
    imports,
    "export const revision = '1975ea83b712'",
    'export const downRevision = null',
    "export const message = 'first'",
    `export async function upgrade(queryRunner) { ${body} }`,
    'export async function downgrade() {}',
  ]
  writeFileSync(join(folder, 'revisions', '001_first.js'), revision.join('\n'))
  const database = await freshDatabase()
  await database.query(names.map((name) => `create schema ${name}`).join(';'))
  return { database, folder }
}

const upgradeAll = ['upgrade', 'head', '--targets', 'tenants.txt', '--json'] as const

test('no more targets than jobs are worked on at once', async () => {
  const stage = await tenancy(6, "await queryRunner.query('select pg_sleep(0.3)')")
  const running = call({ ...stage, argv: [...upgradeAll, '--jobs', '2'] })
  let most = 0
  let isOver = false
  running.finally(() => {
    isOver = true
  })
  while (!isOver) {
    const rows = await stage.database.query(
      "select from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%' and state = 'active'",
    )
    most = Math.max(most, rows.length)
  }
  expect(most).toBe(2)
  expect(JSON.parse((await running).stdout)).toMatchObject({ done: 6, failed: 0, notBegun: 0, exitCode: 0 })
})

test.each([
  [[], /^ok +\S+ tenant_(\d): 1 revision, at 1975ea83b712 \(head\)\n$/],
  [['--json-lines'], /^\{"target":"\S+ tenant_(\d)","exitCode":0,"result":\{.+\},"error":null\}\n$/],
])('a target is told of as soon as it has ended, with %j', async (flags, line) => {
  const isHeld = "current_schema() = 'tenant_0' and not exists (select from pg_class where relname = 'released')"
  const body = `do $$ begin while ${isHeld} loop perform pg_sleep(0.05); end loop; end $$`
  const { database, folder } = await tenancy(3, `await queryRunner.query(${JSON.stringify(body)})`)
  const heard: string[] = []
  const argv = ['upgrade', 'head', '--targets', 'tenants.txt', '--jobs', '2', ...flags]
  const hear = (text: string): void => {
    if (heard.push(text) === 2) database.query('create table released ()')
  }
  await migrate(argv, { folder, environment: { DATABASE_URL: database.url }, hear })
  expect(heard.slice(0, -1).map((text) => line.exec(text)?.[1])).toEqual(['1', '2', '0'])
  expect(heard.at(-1)).toMatch(/^(3 targets: 3 done\.|\{"exitCode":0,"done":3,"failed":0,"notBegun":0\})\n$/)
})

test('a signal lets those at work end in good order, and begins no other', async () => {
  const stage = await tenancy(4, "await queryRunner.query('select pg_sleep(5)')")
  const controller = new AbortController()
  const running = call({ ...stage, argv: [...upgradeAll, '--jobs', '2'], signal: controller.signal })
  const asleep =
    "select from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%' and state = 'active'"
  await expect.poll(async () => (await stage.database.query(asleep)).length, { timeout: 20_000 }).toBe(2)
  controller.abort(new Error('enough'))
  expect(JSON.parse((await running).stdout)).toMatchObject({ done: 0, failed: 0, notBegun: 4 })
})

test('entities of a hand-written revision lie in the schema of each tenant', async () => {
  const entity = `import { DataSource, EntitySchema } from 'typeorm'
    export const Book = new EntitySchema({ name: 'Book', tableName: 'books', columns: { id: { type: Number, primary: true } } })
    export default new DataSource({ type: 'postgres', entities: [Book] })`
  const stage = await tenancy(
    5,
    `await queryRunner.createTable(new Table({ name: 'books', columns: [{ name: 'id', type: 'integer', isPrimary: true }] }))
     await queryRunner.manager.save(Book, { id: 1 })`,
    "import { Table } from 'typeorm'\nimport { Book } from '../data-source.js'",
  )
  writeFileSync(join(stage.folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(stage.folder, 'data-source.js'), entity)
  symlinkSync(new URL('../../node_modules', import.meta.url).pathname, join(stage.folder, 'node_modules'))
  const { exitCode } = await call({ ...stage, argv: [...upgradeAll, '-d', 'data-source.js', '--jobs', '5'] })
  expect(exitCode).toBe(0)
  const counts = await stage.database.query(`select n.nspname as schema,
      (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.books', n.nspname), false, true, '')))[1]::text as books
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'books' order by 1`)
  expect(counts).toEqual(Array.from({ length: 5 }, (_, index) => ({ schema: `tenant_${index}`, books: '1' })))
})
