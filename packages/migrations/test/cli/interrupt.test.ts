import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const bin = fileURLToPath(new URL('../../bin/migrate.cjs', import.meta.url))

const revision = (id: string, downRevision: string | null, statement: string, transaction = 'own'): string =>
  `export const revision = '${id}'
export const downRevision = ${downRevision === null ? 'null' : `'${downRevision}'`}
export const message = '${id}'
export const transaction = '${transaction}'
export async function upgrade(queryRunner) {
  await queryRunner.query(\`${statement}\`)
}
export async function downgrade() {}
`

/** Starts an upgrade whose second revision takes long, and waits until the database runs it. */
async function slowUpgrade(
  database: FreshDatabase,
  slow = revision('222222222222', '111111111111', 'create table slow as select 1 as one from pg_sleep(60)'),
): Promise<ChildProcess> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'revisions'))
  writeFileSync(join(folder, 'migrate.config.json'), '{ "revisions": "revisions" }')
  writeFileSync(join(folder, 'revisions', '001_quick.ts'), revision('111111111111', null, 'create table quick ()'))
  writeFileSync(join(folder, 'revisions', '002_slow.ts'), slow)
  const child = spawn(process.execPath, [bin, 'upgrade', 'head'], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await until(async () => {
    const rows = await database.query(
      "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
    )
    return rows.length > 0
  })
  return child
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function ending(child: ChildProcess) {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (code, by) => resolve([code, by])),
  )
  return { stdout, stderr, exitCode, signal }
}

const tables = async (database: FreshDatabase) =>
  (await database.query("select tablename from pg_tables where schemaname = 'public'")).map(
    ({ tablename }) => tablename,
  )

test.concurrent.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends an upgrade between two revisions and says what is applied', async (signal, exitCode) => {
  const database = await freshDatabase()
  const child = await slowUpgrade(database)
  const end = ending(child)
  child.kill(signal)
  const { stdout, ...rest } = await end
  expect(rest).toMatchObject({ exitCode, signal: null })
  expect(stdout).toContain('upgrade <base> -> 111111111111')
  expect(stdout).toContain('Interrupted. The database is at 111111111111 and has 1 table.')
  expect(await tables(database)).toEqual(['quick'])
})

test.concurrent('a revision that an interruption leaves half applied is said to be so', async () => {
  const database = await freshDatabase()
  const statements = ['create table half ()', 'select pg_sleep(60)'].join('`)\n  await queryRunner.query(`')
  const child = await slowUpgrade(database, revision('222222222222', '111111111111', statements, 'none'))
  const end = ending(child)
  child.kill('SIGINT')
  expect((await end).stdout).toContain(
    'The database is at 222222222222 (half applied) and has 2 tables.\nThe same command finishes 222222222222.\n',
  )
})

test('a second signal ends the process at once', async () => {
  const database = await freshDatabase()
  const child = await slowUpgrade(database)
  const end = ending(child)
  child.kill('SIGINT')
  child.kill('SIGTERM')
  const { exitCode } = await end
  expect([130, 143]).toContain(exitCode)
  await until(async () => (await tables(database)).length === 1)
})
