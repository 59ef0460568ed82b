import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

import { downgrade, type StatusOptions, stamp, status, upgrade } from '../../src/index.ts'
import { historyFolder, type Sketch, writeSketch } from '../support/history-folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const three: readonly Sketch[] = ['aaaa', 'bbbb', 'cccc'].map((id) => ({
  id,
  upgrade: [`create table ${id} (id int)`],
  downgrade: [`drop table ${id}`],
}))

async function upgraded(
  sketches = three,
): Promise<{ database: FreshDatabase; options: StatusOptions & { revisions: string } }> {
  const database = await freshDatabase()
  const options = { url: database.url, revisions: historyFolder(sketches) }
  await upgrade({ ...options, target: 'heads' })
  return { database, options }
}

test('a database without a ledger is uninitialised, and looking creates none', async () => {
  const database = await freshDatabase()
  const options = { url: database.url, revisions: historyFolder(three) }
  expect(await status(options)).toMatchObject({
    state: 'uninitialised',
    current: [],
    heads: ['cccc'],
    pending: ['aaaa', 'bbbb', 'cccc'],
    advice: expect.stringContaining('migrate upgrade head'),
  })
  expect(await database.query("select 1 from pg_namespace where nspname = 'retort'")).toEqual([])
})

test('a database at the heads is up to date', async () => {
  const { options } = await upgraded()
  expect(await status(options)).toMatchObject({
    state: 'up-to-date',
    current: ['cccc'],
    pending: [],
    advice: 'The database is up to date at cccc.',
  })
})

test('a database between is behind', async () => {
  const { options } = await upgraded()
  await downgrade({ ...options, target: 'aaaa' })
  expect(await status(options)).toMatchObject({
    state: 'behind',
    current: ['aaaa'],
    pending: ['bbbb', 'cccc'],
    advice: '2 revisions are pending from aaaa. Run: migrate upgrade head',
  })
  await downgrade({ ...options, target: 'base' })
  expect(await status(options)).toMatchObject({ state: 'behind', current: [], pending: ['aaaa', 'bbbb', 'cccc'] })
})

test('files of an earlier day find the database ahead, and change nothing', async () => {
  const { options } = await upgraded()
  rmSync(join(options.revisions, '003_cccc.ts'))
  expect(await status(options)).toMatchObject({ state: 'ahead', current: ['cccc'], heads: ['bbbb'], unknown: ['cccc'] })
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ fault: 'ahead', ids: ['cccc'] })
})

test('what files of an earlier day take back is told with what it followed', async () => {
  const { options } = await upgraded()
  rmSync(join(options.revisions, '003_cccc.ts'))
  expect(await downgrade({ ...options, target: 'bbbb' })).toMatchObject({
    completed: [{ id: 'cccc', downRevisions: ['bbbb'] }],
  })
})

test('a revision that nobody here knows is told apart from being ahead', async () => {
  const { options } = await upgraded()
  rmSync(join(options.revisions, '003_cccc.ts'))
  writeSketch(options.revisions, { id: 'dddd', down: 'bbbb' }, 3)
  expect(await status(options)).toMatchObject({ state: 'unknown', unknown: ['cccc'], pending: ['dddd'] })
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ fault: 'unknown' })
})

test('a file whose statements were changed after it ran is edited', async () => {
  const { options } = await upgraded()
  writeSketch(options.revisions, { ...three[1], id: 'bbbb', down: 'aaaa', upgrade: ['create table other (id int)'] }, 2)
  expect(await status(options)).toMatchObject({
    state: 'edited',
    edited: ['bbbb'],
    advice: expect.stringContaining('migrate stamp cccc'),
  })
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ fault: 'edited', ids: ['bbbb'] })
})

test('comments, newlines and other spelling of the same statements are no edit', async () => {
  const { options } = await upgraded()
  const file = join(options.revisions, '002_bbbb.ts')
  writeFileSync(
    file,
    [
      "export const revision = 'bbbb';",
      "export const downRevision = 'aaaa';",
      'export async function upgrade(queryRunner) {',
      '  // a remark',
      '  await queryRunner.query(`create table bbbb (id int)`);',
      '}',
      'export async function downgrade(queryRunner) {',
      '  await queryRunner.query(`drop table bbbb`);',
      '}',
    ].join('\r\n'),
  )
  expect(await status(options)).toMatchObject({ state: 'up-to-date', edited: [] })
})

test('an edited file is accepted by a stamp', async () => {
  const { options } = await upgraded()
  writeSketch(options.revisions, { id: 'bbbb', down: 'aaaa', upgrade: ['create table other (id int)'] }, 2)
  expect(await stamp({ ...options, targets: ['cccc'] })).toMatchObject({
    stamped: [],
    removed: [],
    refreshed: ['bbbb'],
  })
  expect(await status(options)).toMatchObject({ state: 'up-to-date' })
})

test('a revision that came in below an applied one is pending, named, and run by the next upgrade', async () => {
  const { database, options } = await upgraded()
  writeSketch(options.revisions, { ...three[2], id: 'cccc', down: 'inserted' }, 3)
  writeSketch(options.revisions, { id: 'inserted', down: 'bbbb', upgrade: ['create table inserted (id int)'] }, 4)
  expect(await status(options)).toMatchObject({
    state: 'behind',
    current: ['cccc'],
    pending: ['inserted'],
    inserted: ['inserted'],
    advice: expect.stringContaining('came in below an applied one'),
  })
  const { completed } = await upgrade({ ...options, target: 'head' })
  expect(completed.map(({ id }) => id)).toEqual(['inserted'])
  expect(await database.query("select to_regclass('inserted')::text as made")).toEqual([{ made: 'inserted' }])
  expect(await status(options)).toMatchObject({ state: 'up-to-date', current: ['cccc'] })
})

test('a revision that was left in the middle is half applied, and finished by the next upgrade', async () => {
  const { database, options } = await upgraded([
    { id: 'aaaa', upgrade: ['create table users (id int)', 'insert into users values (1), (1)'] },
  ])
  const build = 'create unique index concurrently users_id on users (id)'
  writeSketch(options.revisions, { id: 'bbbb', down: 'aaaa', transaction: 'none', upgrade: ['select 1', build] }, 2)
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ sqlState: '23505' })
  expect(await status(options)).toMatchObject({
    state: 'half-applied',
    halfApplied: ['bbbb'],
    advice: expect.stringContaining('migrate upgrade head'),
  })
  await expect(downgrade({ ...options, target: 'base' })).rejects.toMatchObject({
    fault: 'half-applied',
    ids: ['bbbb'],
  })
  await database.query('delete from users where ctid = (select min(ctid) from users)')
  expect((await upgrade({ ...options, target: 'head' })).completed.map(({ id }) => id)).toEqual(['bbbb'])
  expect(await status(options)).toMatchObject({ state: 'up-to-date' })
})

test('a downgrade that was left in the middle is finished by the next downgrade, whatever its target', async () => {
  const { database, options } = await upgraded([
    { id: 'aaaa', upgrade: ['create table users (id int)'], downgrade: ['drop table users'] },
    {
      id: 'bbbb',
      transaction: 'none',
      upgrade: ['create index concurrently users_id on users (id)'],
      downgrade: ['select 1', 'drop index concurrently users_id', 'alter table users add column wanted int'],
    },
  ])
  await database.query('alter table users add column wanted int')
  await expect(downgrade({ ...options, target: '-1' })).rejects.toMatchObject({ sqlState: '42701' })
  expect(await status(options)).toMatchObject({
    state: 'half-applied',
    advice: expect.stringContaining('migrate downgrade'),
    applied: [{ id: 'aaaa' }, { id: 'bbbb', state: 'downgrading', steps: 2, stepOpen: false }],
  })
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ fault: 'half-applied' })
  await database.query('alter table users drop column wanted')
  const { completed } = await downgrade({ ...options, target: 'base' })
  expect(completed.map(({ id }) => id)).toEqual(['bbbb', 'aaaa'])
  expect(await status(options)).toMatchObject({ state: 'behind', current: [] })
})

test('files that do not fit together are broken, and the database still says where it is', async () => {
  const { options } = await upgraded()
  writeSketch(options.revisions, { id: 'dddd', down: 'missing' }, 4)
  expect(await status(options)).toMatchObject({
    state: 'broken',
    current: ['cccc'],
    advice: expect.stringContaining('missing'),
  })
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ code: 'history' })
})

test('a folder without revisions has nothing to compare with', async () => {
  const database = await freshDatabase()
  expect(await status({ url: database.url, revisions: historyFolder([]) })).toMatchObject({
    state: 'uninitialised',
    heads: [],
    pending: [],
  })
})

test('the status sends one message and runs no revision', async () => {
  const { database, options } = await upgraded()
  writeSketch(options.revisions, { id: 'dddd', down: 'cccc', imports: "throw new Error('a revision was run')" }, 4)
  await database.query('create extension if not exists pg_stat_statements').catch(() => undefined)
  expect(await status(options)).toMatchObject({ state: 'behind', pending: ['dddd'] })
})

test('a schema of as many bytes as PostgreSQL keeps of a name is used, and of a longer one it is said', async () => {
  const longest = `${'ä'.repeat(31)}x`
  const database = await freshDatabase()
  const options = { url: database.url, revisions: historyFolder(three) }
  const schemas = { ledgerSchema: `${longest.slice(0, -1)}l`, defaultNamespace: longest }
  await database.query(`create schema ${longest}`)
  await upgrade({ ...options, ...schemas, target: 'heads' })
  expect(await status({ ...options, ...schemas })).toMatchObject({ state: 'up-to-date' })
  expect(await database.query('select schemaname as schema from pg_tables where tablename = $$aaaa$$')).toEqual([
    { schema: longest },
  ])
  await downgrade({ ...options, ...schemas, target: 'base' })
  for (const setting of ['ledgerSchema', 'defaultNamespace']) {
    await expect(upgrade({ ...options, [setting]: `${longest}y`, target: 'heads' })).rejects.toMatchObject({
      code: 'usage',
      message: `${setting} has 64 bytes, and PostgreSQL keeps 63 of a name: ${longest}y.`,
    })
  }
})

test('importing the library loads neither TypeORM nor yargs nor a compiler', () => {
  const loader = join(dirname(createRequire(import.meta.url).resolve('@oxc-node/core')), 'register.mjs')
  const library = new URL('../../src/index.ts', import.meta.url).href
  const program = `
    await import(${JSON.stringify(library)})
    const { createRequire } = await import('node:module')
    const loaded = Object.keys(createRequire(${JSON.stringify(fileURLToPath(library))}).cache)
    console.log(JSON.stringify(loaded.filter((file) => /node_modules\\/(typeorm|yargs|libpg-query)\\//.test(file))))`
  const printed = execFileSync(process.execPath, [
    '--import',
    pathToFileURL(loader).href,
    '--input-type=module',
    '-e',
    program,
  ])
  expect(JSON.parse(String(printed))).toEqual([])
})
