import { chownSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

import { status, upgrade } from '../../src/index.ts'
import { migrate } from '../support/command-line.ts'
import { historyFolder } from '../support/history-folder.ts'
import { type OwnServer, ownServer } from '../support/own-server.ts'
import { freshDatabase } from '../support/postgres.ts'
import { fill, hasVolumes, smallVolume } from '../support/small-volume.ts'

// Only root may make a volume, and so one that is full.
const canFill = hasVolumes()
const servers: OwnServer[] = []

afterAll(async () => {
  for (const server of servers) await server.stop().catch(() => undefined)
})

async function serverIn(folder?: string): Promise<OwnServer> {
  const server = await ownServer(folder)
  servers.push(server)
  return server
}

test.skipIf(!canFill)(
  'a full volume of data costs only what fills it, in a transaction and outside, and with more room the next run finishes',
  { timeout: 240_000 },
  async () => {
    const server = await serverIn()
    const volume = smallVolume(4)
    const space = join(volume.folder, 'space')
    mkdirSync(space)
    const { uid, gid } = statSync(server.data)
    chownSync(space, uid, gid)
    const rows = 'select i, repeat(i::text, 20) as t from generate_series(1, 300000) i'
    const revisions = historyFolder([
      { id: 'aaaa', transaction: 'none', upgrade: [`create tablespace small location '${space}'`] },
      { id: 'bbbb', upgrade: [`create table evidence as ${rows}`] },
      {
        id: 'cccc',
        transaction: 'none',
        upgrade: ['create index concurrently evidence_i on evidence (i) tablespace small'],
      },
      { id: 'dddd', upgrade: [`create table wide tablespace small as ${rows}`, 'delete from evidence where i > 10'] },
    ])
    const options = { url: server.url, revisions, target: 'head' }
    await expect(upgrade(options)).rejects.toMatchObject({
      sqlState: '53100',
      revision: 'cccc',
      applied: ['aaaa', 'bbbb'],
    })
    expect(await status(options)).toMatchObject({ state: 'behind', pending: ['cccc', 'dddd'] })
    volume.grow(12)
    await expect(upgrade(options)).rejects.toMatchObject({ sqlState: '53100', revision: 'dddd', applied: ['cccc'] })
    expect(await status(options)).toMatchObject({ state: 'behind', pending: ['dddd'] })
    volume.grow(200)
    expect((await upgrade(options)).completed.map(({ id }) => id)).toEqual(['dddd'])
  },
)

test.skipIf(!canFill)(
  'a full volume of the log brings the server down, nothing of the revision is left, and the next run finishes',
  { timeout: 240_000 },
  async () => {
    const { folder } = smallVolume(160)
    mkdirSync(join(folder, 'server'))
    const server = await serverIn(join(folder, 'server'))
    const revisions = historyFolder([
      { id: 'aaaa', upgrade: ['create table evidence (id int)', 'insert into evidence values (1)'] },
      {
        id: 'bbbb',
        upgrade: [
          'create table wide (t text)',
          'insert into wide select repeat(md5(i::text), 60) from generate_series(1, 15000) i',
        ],
      },
    ])
    const options = { url: server.url, revisions, patience: { reconnectMs: 2_000 } }
    await upgrade({ ...options, target: 'aaaa' })
    const filler = join(folder, 'filler')
    fill(filler)
    await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({
      code: expect.stringMatching(/^(connection|statement)$/),
    })
    rmSync(filler)
    await server.crash().catch(() => undefined)
    await server.start()
    expect(await status(options)).toMatchObject({ state: 'behind', pending: ['bbbb'], halfApplied: [] })
    expect((await upgrade({ ...options, target: 'head' })).completed.map(({ id }) => id)).toEqual(['bbbb'])
  },
)

test.skipIf(!canFill)('a revision that does not fit on its volume is not left there in part', async () => {
  const { folder } = smallVolume(1)
  const revisions = join(folder, 'revisions')
  mkdirSync(revisions)
  fill(join(folder, 'filler'))
  const { exitCode, stderr } = await migrate(['revision', '-m', 'too much', '--revisions', revisions], { folder })
  expect({ exitCode, left: readdirSync(revisions) }).toEqual({ exitCode: 2, left: [] })
  expect(stderr).toMatch(/001_too_much\.ts cannot be written: no space left on device\. Its folder has to be writable/m)
})

const sketches = [
  { id: 'aaaa' },
  { id: 'bbbb', down: null, upgrade: 'await queryRunner.query("select " + 1)' },
  { id: 'cccc', down: 'aaaa' },
]

const readOnly: readonly (readonly [command: readonly string[], says: RegExp])[] = [
  [
    ['revision', '-m', 'more', '--head', 'cccc'],
    /004_more\.ts cannot be written: read-only file system\. Its folder has to be writable/,
  ],
  [['merge', 'heads', '-m', 'both'], /004_both\.ts cannot be written: read-only file system\. Its folder/],
  [['rebase', 'bbbb'], /^error: The files cannot be changed: read-only file system; nothing was changed\./m],
  [['squash', 'aaaa:cccc', '--no-verify', '-m', 'both'], /003_both\.ts cannot be written: read-only file system\./],
  [['init'], /^error: .*cannot be (?:made|written): read-only file system\./m],
]

test.skipIf(!canFill)(
  'revisions on a read-only volume are run, and each command that would write says why it cannot',
  async () => {
    const { folder, freeze } = smallVolume(1)
    const revisions = join(folder, 'revisions')
    cpSync(historyFolder(sketches), revisions, {
      recursive: true,
    })
    const before = readdirSync(revisions)
    freeze()
    const { url } = await freshDatabase()
    expect((await upgrade({ url, revisions, target: 'heads' })).completed).toHaveLength(3)
    for (const [command, says] of readOnly) {
      const { exitCode, stderr } = await migrate([...command, '--revisions', revisions], { folder })
      expect({ command, exitCode, stderr }).toEqual({ command, exitCode: 2, stderr: expect.stringMatching(says) })
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
    expect(readdirSync(revisions)).toEqual(before)
  },
)
