import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

import { temporaryFolder } from '../support/folder.ts'

const bin = fileURLToPath(new URL('../../bin/migrate.js', import.meta.url))

/** The packages that a command has loaded by its end. */
async function loadedPackages(...argv: string[]): Promise<ReadonlySet<string>> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'revisions'))
  writeFileSync(
    join(folder, 'revisions', '001_first.ts'),
    "export const revision = '1975ea83b712'\nexport const downRevision = null\nexport const message = 'first'\n",
  )
  writeFileSync(join(folder, 'migrate.config.json'), '{ "revisions": "revisions", "dataSource": "gone.ts" }')
  const spy = join(folder, 'spy.cjs')
  writeFileSync(spy, "process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')))")
  const { stderr } = await promisify(execFile)(process.execPath, ['--require', spy, bin, ...argv], { cwd: folder })
  return new Set(
    [...stderr.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/g)].map(([, name]) => name ?? ''),
  )
}

test.concurrent.each([[['heads']], [['history', '-v']], [['show', '001']], [['--help']], [['revision', '-m', 'x']]])(
  '%j loads neither TypeORM nor a driver',
  async (argv) => {
    const packages = await loadedPackages(...argv)
    expect([...packages].filter((name) => /typeorm|^pg|postgres/.test(name))).toEqual([])
  },
)
