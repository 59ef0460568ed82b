import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

import { findConfigFile, writeConfigFile } from '../../src/io/config-file.ts'
import { findEnvironmentFile, projectFolder } from '../../src/io/project.ts'
import { surveyProject } from '../../src/io/project-survey.ts'
import { temporaryFolder } from '../support/folder.ts'

function folderWith(...files: readonly (readonly [name: string, content: string])[]): string {
  const folder = temporaryFolder()
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

test('the nearest configuration upwards is found', () => {
  const folder = folderWith(
    ['migrate.config.json', '{}'],
    ['a/migrate.config.ts', ''],
    ['a/b/c.txt', ''],
    ['d/e.txt', ''],
  )
  expect(findConfigFile(join(folder, 'a/b'))).toBe(join(folder, 'a/migrate.config.ts'))
  expect(findConfigFile(join(folder, 'd'))).toBe(join(folder, 'migrate.config.json'))
})

test('two configurations in one folder are refused', () => {
  const folder = folderWith(['migrate.config.json', '{}'], ['migrate.config.js', ''])
  expect(() => findConfigFile(folder)).toThrow(/There are both .*migrate\.config\.js and .*migrate\.config\.json/)
})

test('a configuration is never written over', async () => {
  const folder = folderWith(['migrate.config.json', '{}'])
  const writing = writeConfigFile(folder, { dataSource: null, revisions: ['r'] })
  await expect(writing).rejects.toThrow(/migrate\.config\.json cannot be written: .*exists/)
  expect(readFileSync(join(folder, 'migrate.config.json'), 'utf8')).toBe('{}')
})

test('a written configuration says the same whatever its language', async () => {
  const config = { dataSource: "src/it's.ts", revisions: ['revisions', 'src/migrations'] }
  const json = await writeConfigFile(folderWith(), config)
  const typescript = await writeConfigFile(folderWith(['tsconfig.json', '{}']), config)
  const show =
    "import '@oxc-node/core/register'; const { readConfigFile } = await import(process.argv[1]); console.log(JSON.stringify(await readConfigFile(process.argv[2])))"
  const source = join(import.meta.dirname, '../../src/io/config-file.ts')
  for (const file of [json, typescript]) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', show, source, file], {
      cwd: import.meta.dirname,
    })
    expect(JSON.parse(stdout)).toEqual(config)
  }
})

test('a project is the workspace, else the nearest package, else the folder', () => {
  const workspace = folderWith(['pnpm-workspace.yaml', ''], ['a/package.json', '{}'], ['a/b/c.txt', ''])
  expect(projectFolder(join(workspace, 'a/b'))).toBe(workspace)
  const monorepo = folderWith(['package.json', '{ "workspaces": ["a"] }'], ['a/package.json', '{}'])
  expect(projectFolder(join(monorepo, 'a'))).toBe(monorepo)
  const single = folderWith(['package.json', '{}'], ['src/a.ts', ''])
  expect(projectFolder(join(single, 'src'))).toBe(single)
  const bare = folderWith(['a/b.txt', ''])
  expect(projectFolder(join(bare, 'a'))).toBe(join(bare, 'a'))
})

test('.env is looked for no higher than the project', () => {
  const folder = folderWith(['.env', ''], ['app/package.json', '{}'], ['app/src/a.ts', ''])
  expect(findEnvironmentFile(join(folder, 'app/src'))).toBeNull()
  writeFileSync(join(folder, 'app/.env'), '')
  expect(findEnvironmentFile(join(folder, 'app/src'))).toBe(join(folder, 'app/.env'))
})

test('data sources are found by their text, not in what is built or installed', () => {
  const makes = 'export const db = new DataSource({})'
  const folder = folderWith(
    ['src/db/data-source.ts', makes],
    ['src/db/data-source.test.ts', makes],
    ['src/app.ts', "import { db } from './db/data-source.ts'"],
    ['dist/data-source.js', makes],
    ['node_modules/x/index.js', makes],
  )
  expect(surveyProject(folder).dataSources).toEqual([join(folder, 'src/db/data-source.ts')])
})

test('folders of TypeORM migrations are found by the names that TypeORM gives, not among tests and results of builds', () => {
  const migration = 'export class A1700000000000 { async up(queryRunner) {} async down(queryRunner) {} }'
  const folder = folderWith(
    ['src/migrations/1700000000000-A.ts', migration],
    ['src/migrations/1700000000001-B.ts', migration],
    ['src/seeds/1700000000000-rows.ts', 'export const rows = []'],
    ['dist/migrations/1700000000000-A.js', migration],
  )
  expect(surveyProject(folder).migrationFolders).toEqual([join(folder, 'src/migrations')])
})
