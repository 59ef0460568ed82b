import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { type ScriptOptions, script } from '../../src/commands/script.ts'
import { status } from '../../src/commands/status.ts'
import { upgrade } from '../../src/commands/upgrade.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const file = (id: string, below: string | null, table: string): string =>
  `export const revision = '${id}'
export const downRevision = ${below === null ? 'null' : `'${below}'`}
export const message = 'create ${table}'
export async function upgrade(queryRunner) {
  await queryRunner.query(\`CREATE TABLE "${table}" ("it's" text DEFAULT '$retort$ '';')\`)
}
export async function downgrade(queryRunner) {
  await queryRunner.query(\`DROP TABLE "${table}"\`)
}
`

function historyFolder(): string {
  const folder = join(temporaryFolder(), 'revisions')
  mkdirSync(folder)
  writeFileSync(join(folder, '001_books.ts'), file('1975ea83b712', null, 'books'))
  writeFileSync(join(folder, '002_loans.ts'), file('3f2a91bb04de', '1975ea83b712', 'loans'))
  return folder
}

async function stage() {
  const [database, revisions] = [await freshDatabase(), historyFolder()]
  return {
    database,
    run: async (options: Pick<ScriptOptions, 'direction' | 'range'>) =>
      database.query((await script({ ...options, revisions })).sql),
    status: () => status({ url: database.url, revisions }),
    upgrade: () => upgrade({ url: database.url, revisions, target: 'head' }),
  }
}

test('a script does what the run does, ledger included', async () => {
  const { database, run, status, upgrade } = await stage()
  await run({ direction: 'upgrade', range: ':head' })
  expect(await status()).toMatchObject({ state: 'up-to-date', current: ['3f2a91bb04de'] })
  expect((await upgrade()).completed).toEqual([])
  await run({ direction: 'downgrade', range: 'head:1975' })
  expect(await status()).toMatchObject({ state: 'behind', current: ['1975ea83b712'], edited: [] })
  await run({ direction: 'downgrade', range: '1975:base' })
  await run({ direction: 'upgrade', range: 'base:1975' })
  expect((await upgrade()).completed.map(({ id }) => id)).toEqual(['3f2a91bb04de'])
  expect(await database.query("select count(*)::int as tables from pg_tables where schemaname = 'public'")).toEqual([
    { tables: 2 },
  ])
})

test('a script does nothing in a database that is elsewhere', async () => {
  const { database, run, status } = await stage()
  await run({ direction: 'upgrade', range: ':1975' })
  await expect(run({ direction: 'upgrade', range: ':head' })).rejects.toThrow('this script is for a database at base')
  await database.query('rollback')
  await expect(run({ direction: 'downgrade', range: 'head:base' })).rejects.toThrow('for a database at 3f2a91bb04de')
  expect(await status()).toMatchObject({ state: 'behind', current: ['1975ea83b712'] })
})
