import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { linkPackages } from './link-packages.ts'
import { succeed } from './program.ts'

const source = fileURLToPath(new URL('../../packages/migrations', import.meta.url))

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly publishConfig: Readonly<Record<string, unknown>>
}

/**
 * Puts the package into `node_modules` as it is published: compiled, with what it depends on beside it. Built anew each
 * time, so that what is measured is what the sources say.
 */
export async function installRetort(modules: string): Promise<void> {
  const folder = join(modules, '@retort', 'migrations')
  const { publishConfig, ...manifest } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest
  mkdirSync(folder, { recursive: true })
  cpSync(join(source, 'bin'), join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...publishConfig }))
  linkPackages(join(source, 'node_modules'), modules, (name) => name in manifest.dependencies)
  await bundle(join(folder, 'dist'))
}

async function bundle(output: string): Promise<void> {
  const cli = join(source, 'node_modules', 'rolldown', 'bin', 'cli.mjs')
  const command = [process.execPath, cli, '--config', 'rolldown.config.js', '--dir', output]
  await succeed({ command, folder: source, url: '' })
}

/** Runs the project's own TypeScript compiler, which here need not look for mistakes. */
export async function compile(config: string, output: string): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { tsc: string } }
  const compiler = join(dirname(manifest), bin.tsc)
  await succeed({
    command: [process.execPath, compiler, '--noCheck', '--project', config, '--outDir', output],
    folder: dirname(config),
    url: '',
  })
}
