import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { migrate } from '../support/command-line.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

interface Stage {
  readonly database: FreshDatabase
  readonly folder: string
}

interface State {
  /** Changes a database that has both revisions, or the files. */
  readonly make: (stage: Stage) => unknown
  readonly current: number
  readonly upgrade: number
  readonly doctor: number
}

const ids = ['111111111111', '222222222222', '333333333333'] as const

const fileOf = (folder: string, number: number): string => join(folder, 'revisions', `00${number}_${number}.js`)

function write(folder: string, number: 1 | 2 | 3, statement = `create table t${number} ()`): void {
  const down = number === 1 ? 'null' : `'${ids[number === 2 ? 0 : 1]}'`
  const lines = [
    `export const revision = '${ids[number - 1]}'`,
    `export const downRevision = ${down}`,
    `export const message = 'makes t${number}'`,
    `export async function upgrade(queryRunner) {\n  await queryRunner.query('${statement}')\n}`,
    `export async function downgrade(queryRunner) {\n  await queryRunner.query('drop table t${number}')\n}`,
  ]
  writeFileSync(fileOf(folder, number), lines.join('\n'))
}

/** Exit codes where nothing, or something, is wrong. `current` says where a database is, whatever it thinks of that. */
const states: Readonly<Record<string, State>> = {
  'up to date': { make: () => undefined, current: 0, upgrade: 0, doctor: 0 },
  behind: { make: ({ folder }) => write(folder, 3), current: 0, upgrade: 0, doctor: 0 },
  uninitialised: {
    make: ({ database }) => database.query('drop schema retort cascade; drop table t1, t2'),
    current: 0,
    upgrade: 0,
    doctor: 0,
  },
  ahead: { make: ({ folder }) => rmSync(fileOf(folder, 2)), current: 0, upgrade: 5, doctor: 5 },
  'at an unknown revision': {
    make({ folder }) {
      rmSync(fileOf(folder, 1))
      const source = readFileSync(fileOf(folder, 2), 'utf8')
      writeFileSync(fileOf(folder, 2), source.replace(`'${ids[0]}'`, 'null'))
    },
    current: 0,
    upgrade: 5,
    doctor: 5,
  },
  'from an edited file': {
    make: ({ folder }) => write(folder, 2, 'create table other ()'),
    current: 0,
    upgrade: 8,
    doctor: 8,
  },
  'half applied, and nobody knows how far': {
    make: ({ database }) =>
      database.query(
        `update retort.ledger set state = 'upgrading', steps = 1, sql_checksum = 'another' where id = '${ids[1]}'`,
      ),
    current: 0,
    upgrade: 8,
    doctor: 8,
  },
  'half undone': {
    make: ({ database }) =>
      database.query(`update retort.ledger set state = 'downgrading', steps = 0 where id = '${ids[1]}'`),
    current: 0,
    upgrade: 8,
    doctor: 8,
  },
  'compared with files that do not fit together': {
    make: ({ folder }) => writeFileSync(join(folder, 'revisions', '004_twin.js'), readFileSync(fileOf(folder, 1))),
    current: 0,
    upgrade: 7,
    doctor: 7,
  },
  'with a ledger that is none': {
    make: ({ database }) => database.query('alter table retort.ledger add column more int'),
    current: 2,
    upgrade: 2,
    doctor: 2,
  },
  'not to be written': {
    async make({ database, folder }) {
      write(folder, 3)
      await database.query(`alter database ${database.name} set default_transaction_read_only = on`)
    },
    current: 0,
    upgrade: 2,
    doctor: 2,
  },
  'out of reach': { make: ({ database }) => database.drop(), current: 10, upgrade: 10, doctor: 10 },
}

test.each(Object.entries(states))('a database that is %s has its exit codes', async (_name, { make, ...codes }) => {
  const database = await freshDatabase()
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'revisions'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'migrate.config.json'), '{ "revisions": "revisions" }')
  write(folder, 1)
  write(folder, 2)
  const situation = { folder, environment: { DATABASE_URL: database.url } }
  const exitCodeOf = async (...argv: readonly string[]) => (await migrate([...argv, '-q'], situation)).exitCode
  expect(await exitCodeOf('upgrade', 'head')).toBe(0)
  await make({ database, folder })
  expect({
    doctor: await exitCodeOf('doctor'),
    current: await exitCodeOf('current'),
    upgrade: await exitCodeOf('upgrade', 'head'),
  }).toEqual(codes)
})
