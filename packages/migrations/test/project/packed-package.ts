import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { temporaryFolder } from '../support/folder.ts'

const run = promisify(execFile)
const workspace = fileURLToPath(new URL('../../../..', import.meta.url))
const parts = ['bin', 'src', 'README.md', 'package.json', 'tsconfig.build.json', 'rolldown.config.js']

/** The archive that `pnpm publish` would send, built and packed in a copy of the package, which stays as it is. */
export async function packedPackage(): Promise<string> {
  const copy = temporaryFolder()
  const folder = join(copy, 'packages/migrations')
  mkdirSync(folder, { recursive: true })
  for (const file of ['package.json', 'tsconfig.base.json', 'LICENSE']) cpSync(join(workspace, file), join(copy, file))
  for (const part of parts)
    cpSync(join(workspace, 'packages/migrations', part), join(folder, part), { recursive: true })
  writeFileSync(join(copy, 'pnpm-workspace.yaml'), "packages: ['packages/*']\n")
  symlinkSync(join(workspace, 'node_modules'), join(copy, 'node_modules'))
  symlinkSync(join(workspace, 'packages/migrations/node_modules'), join(folder, 'node_modules'))
  const pack = ['--yes', 'pnpm@12', 'pack', '--json', '--pack-destination', copy]
  const { stdout } = await run('npx', pack, { cwd: folder }).catch(({ stdout, stderr }) => {
    throw new Error(`The package could not be packed:\n${stdout}${stderr}`)
  })
  const { filename } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { readonly filename: string }
  return filename
}

/** The paths in an archive, below its one folder. */
export async function filesIn(archive: string): Promise<readonly string[]> {
  const { stdout } = await run('tar', ['-tzf', archive])
  return stdout
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''))
}
