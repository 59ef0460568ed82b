import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { temporaryFolder } from '../support/folder.ts'
import { loadedModules } from '../support/loaded-modules.ts'
import { freshDatabase } from '../support/postgres.ts'

const bin = fileURLToPath(new URL('../../bin/migrate.cjs', import.meta.url))

/** What a command has loaded by its end: packages by their names, our own modules by their places in \`src\`. */
async function loaded(argv: readonly string[], url = ''): Promise<readonly string[]> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'revisions'))
  writeFileSync(
    join(folder, 'revisions', '001_first.ts'),
    "export const revision = '1975ea83b712'\nexport const downRevision = null\nexport const message = 'first'\n",
  )
  writeFileSync(join(folder, 'migrate.config.json'), '{ "revisions": "revisions", "dataSource": "gone.ts" }')
  const modules = await loadedModules({ argv: [bin, ...argv], folder, url })
  const names = [
    ...modules.join('\n').matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)|\/src\/(.+)$/gm),
  ]
  return [...new Set(names.map(([, name, own]) => name ?? own ?? ''))]
}

const heavy =
  /^typeorm$|^libpg-query$|^embedded|^(?:kinds|renames)\/|^plan\/(?:diff|lookup|plan)\.|^io\/(?:embedded|entities|compare)/
const drivers = /^pg($|-)|postgres/
const parser = /^yargs|^cliui$/
/** What only other commands need. */
const ofOthers = (names: readonly string[]) =>
  names.filter((name) => /^(?:hazards|effects|lint)\/|^commands\/(?:doctor|squash|upgrade)/.test(name))

test.concurrent.each([[['heads']], [['history', '-v']], [['show', '001']], [['revision', '-m', 'x']]])(
  '%j loads neither TypeORM, nor a driver, nor the parser of the command line, nor what knows kinds of objects',
  async (argv) => {
    const names = await loaded(argv)
    expect(names).toContain('cli/main.ts')
    expect(names.filter((name) => heavy.test(name) || drivers.test(name) || parser.test(name))).toEqual([])
    expect(ofOthers(names)).toEqual([])
  },
)

test.concurrent('help loads the parser of the command line, and neither TypeORM nor a driver', async () => {
  const names = await loaded(['--help'])
  expect(names).toContain('yargs')
  expect(names.filter((name) => heavy.test(name) || drivers.test(name))).toEqual([])
})

test.concurrent('["current"] loads a driver, and neither TypeORM nor what knows kinds of objects', async () => {
  const { url } = await freshDatabase()
  const names = await loaded(['current'], url)
  expect(names).toContain('pg')
  expect(names.filter((name) => heavy.test(name) || parser.test(name))).toEqual([])
  expect(ofOthers(names)).toEqual([])
})
