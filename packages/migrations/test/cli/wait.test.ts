import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { acquireLease } from '../../src/io/lock.ts'
import { migrate } from '../support/command-line.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

test.each(['upgrade head', 'downgrade base', 'stamp head'])(
  '%s does not wait for longer than it is told to',
  async (command) => {
    const database = await freshDatabase()
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'revisions'))
    writeFileSync(join(folder, 'migrate.config.json'), '{ "revisions": "revisions" }')
    writeFileSync(
      join(folder, 'revisions', '001_first.js'),
      `export const revision = '1975ea83b712'\nexport const downRevision = null\nexport const message = ''
export async function upgrade(queryRunner) { await queryRunner.query('select 1') }
export async function downgrade() {}`,
    )
    const situation = { folder, environment: { DATABASE_URL: database.url } }
    if (command === 'downgrade base') await migrate(['upgrade', 'head'], situation)
    const lease = await acquireLease({
      options: { url: database.url },
      ledgerSchema: 'retort',
      waitMs: 0,
      leaseMs: 60_000,
      replyMs: 60_000,
      signal: undefined,
      waiting: () => undefined,
      settled: async () => false,
    })
    const { exitCode, stderr } = await migrate([...command.split(' '), '--wait', '0', '-q'], situation)
    await lease?.release()
    expect(exitCode).toBe(9)
    expect(stderr).toMatch(/^error: Another run holds the migration lock: .+, since .+pg_terminate_backend\(\d+\);$/m)
    expect(await migrate([...command.split(' '), '--wait', 'long'], situation)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--wait cannot be long'),
    })
  },
)
