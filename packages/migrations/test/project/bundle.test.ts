import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

import { temporaryFolder } from '../support/folder.ts'
import { loadedModules } from '../support/loaded-modules.ts'
import { freshDatabase } from '../support/postgres.ts'

const source = fileURLToPath(new URL('../..', import.meta.url))
const folder = temporaryFolder()

/** The package as it is published, but for its types, which no command reads. */
beforeAll(async () => {
  const { publishConfig, ...manifest } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...publishConfig }))
  cpSync(join(source, 'bin'), join(folder, 'bin'), { recursive: true })
  symlinkSync(join(source, 'node_modules'), join(folder, 'node_modules'))
  const bundler = [join(source, 'node_modules/rolldown/bin/cli.mjs'), '--config', 'rolldown.config.js']
  await promisify(execFile)(process.execPath, [...bundler, '--dir', join(folder, 'dist')], { cwd: source })
})

/** A project of one entity, with a column that the database lacks. */
function project(): string {
  const files = {
    'migrate.config.json': '{ "revisions": "revisions", "dataSource": "data-source.cjs" }',
    'data-source.cjs': `const { DataSource, EntitySchema } = require('typeorm')
const columns = { id: { type: 'int', primary: true, primaryKeyConstraintName: 'task_pkey' }, note: { type: 'text', nullable: true, default: "'none'" } }
const entities = [new EntitySchema({ name: 'task', columns })]
exports.dataSource = new DataSource({ type: 'postgres', entities })
`,
    'revisions/001_first.ts': `export const revision = '1975ea83b712'
export const downRevision = null
export const message = 'first'
export async function upgrade(queryRunner) {
  await queryRunner.query('CREATE TABLE task (id integer PRIMARY KEY)')
}
export async function downgrade(queryRunner) {
  await queryRunner.query('DROP TABLE task')
}
`,
  }
  const place = temporaryFolder()
  mkdirSync(join(place, 'revisions'))
  symlinkSync(join(source, 'node_modules'), join(place, 'node_modules'))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text)
  return place
}

test.each([
  { line: 'heads', files: 6 },
  { line: 'current', files: 8 },
  { line: 'upgrade head', files: 9 },
  { line: 'revision --autogenerate --no-verify -m note', files: 10 },
  {
    line: 'check',
    files: 9,
    after: ['revision --autogenerate --no-verify -m note', 'upgrade head'],
    // Of a database that holds what is declared and no more.
    spared: /\/(?:declared|hazards|provenance)-/,
  },
])(
  '$line reads $files files of the published package, or fewer, and no parser',
  async ({ line, files, after = [], spared = null }) => {
    const { url } = await freshDatabase()
    const place = project()
    const run = (...words: string[]) => ({
      argv: [join(folder, 'bin/migrate.cjs'), ...words] as const,
      folder: place,
      url,
    })
    for (const earlier of ['upgrade head', ...after]) await loadedModules(run(...earlier.split(' ')))
    const modules = await loadedModules(run(...line.split(' ')))
    const own = modules.filter((module) => module.includes(`${folder}/dist/`))
    expect(own.length).toBeGreaterThan(1)
    // Of what is as plain as this, the program knows by itself what it does.
    expect(modules.filter((module) => /\/node_modules\/(?:yargs|libpg-query)\//.test(module))).toEqual([])
    expect(own.length, own.join('\n')).toBeLessThanOrEqual(files)
    if (spared !== null) expect(own.filter((module) => spared.test(module))).toEqual([])
  },
)

const cache = join(folder, '.cache')

/** When each file of the cache was last written. */
const times = (): readonly (readonly [file: string, time: number])[] =>
  readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(cache, file)).isFile())
    .map((file) => [file, statSync(join(cache, file)).mtimeMs])

test('what is compiled is kept in the folder of the package, whichever command was typed before', async () => {
  const [{ url }, place] = [await freshDatabase(), project()]
  const run = (line: string) =>
    promisify(execFile)(process.execPath, [join(folder, 'bin/migrate.cjs'), ...line.split(' ')], {
      cwd: place,
      env: { ...process.env, DATABASE_URL: url },
    })
  const lines = ['upgrade head', 'current', 'check --json', 'heads']
  const all = async () => {
    for (const line of lines) await run(line).catch(({ code }) => expect([line, code]).toEqual(['check --json', 3]))
  }
  await all()
  const kept = times()
  expect(kept).not.toEqual([])
  await all()
  expect(times()).toEqual(kept)
})

test('nothing is kept where Node was told not to', async () => {
  const before = times()
  const environment = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
  await promisify(execFile)(process.execPath, [join(folder, 'bin/migrate.cjs'), 'completion', 'bash'], {
    env: environment,
  })
  expect(times()).toEqual(before)
})
